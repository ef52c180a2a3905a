import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { authorizedKeysLine, parseSshKey, type SshKey } from "../../../../core/access/index.ts";
import { say } from "../../../../core/fault.ts";
import { fromBase64, toBase64 } from "../../../../core/scalar/bytes.ts";
import { runs } from "../../../support/runs.ts";

const folder = mkdtempSync(join(tmpdir(), "deskform-keys-"));

afterAll(() => rmSync(folder, { recursive: true }));

interface Pair {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly rfc4716: string;
  /** As OpenSSH itself prints it. */
  readonly fingerprint: string;
}

function generated(type: string, bits: number): Pair {
  const path = join(folder, `${type}-${bits}`);
  const keygen = (...words: readonly string[]) =>
    execFileSync("ssh-keygen", words, { encoding: "utf8" });
  keygen("-q", "-t", type, "-b", String(bits), "-N", "", "-C", "kim@example.com", "-f", path);
  return {
    privateKey: readFileSync(path, "utf8"),
    publicKey: readFileSync(`${path}.pub`, "utf8"),
    rfc4716: keygen("-e", "-f", `${path}.pub`),
    fingerprint: keygen("-l", "-f", `${path}.pub`).split(" ")[1] ?? "",
  };
}

const ed25519 = generated("ed25519", 256);
const rsa2048 = generated("rsa", 2048);
const rsa1024 = generated("rsa", 1024);
const taken = [
  ["ed25519", ed25519, "ssh-ed25519", false],
  ["ecdsa of 256 bits", generated("ecdsa", 256), "ecdsa-sha2-nistp256", false],
  ["ecdsa of 384 bits", generated("ecdsa", 384), "ecdsa-sha2-nistp384", false],
  ["ecdsa of 521 bits", generated("ecdsa", 521), "ecdsa-sha2-nistp521", false],
  ["RSA of 3072 bits", generated("rsa", 3072), "ssh-rsa", false],
  ["RSA of 2048 bits, with a warning", rsa2048, "ssh-rsa", true],
] as const;

function keyOf(text: string): SshKey {
  const parsed = parseSshKey(text);
  if ("fault" in parsed) throw new Error(JSON.stringify(parsed.fault));
  return parsed.key;
}

function problemOf(text: string): string | null {
  const parsed = parseSshKey(text);
  return "fault" in parsed && parsed.fault.code === "ssh_key_refused"
    ? parsed.fault.details.problem
    : null;
}

describe("R34 a public key from ssh-keygen", () => {
  test.each(taken)(
    "of type %s has the fingerprint that ssh-keygen prints",
    (_, pair, type, isShort) => {
      const { fingerprint } = pair;
      expect(keyOf(pair.publicKey)).toMatchObject({ type, isShort, fingerprint });
      expect(keyOf(pair.rfc4716)).toEqual(keyOf(pair.publicKey));
    },
  );
});

describe("a public key as PEM", () => {
  const spki = { type: "spki", format: "pem" } as const;

  test("of type ed25519 is the key that its JWK says", () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    const point = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
    const blob = Buffer.from(keyOf(publicKey.export(spki)).base64, "base64");
    expect(blob.subarray(-32)).toEqual(point);
  });

  test.each([
    ["P-256", "ecdsa-sha2-nistp256"],
    ["P-384", "ecdsa-sha2-nistp384"],
    ["P-521", "ecdsa-sha2-nistp521"],
  ])("of the curve %s is the key that its JWK says", (namedCurve, type) => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    const point = Buffer.concat([Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
    const key = keyOf(publicKey.export(spki));
    expect(key.type).toBe(type);
    expect(Buffer.from(key.base64, "base64").subarray(-point.length)).toEqual(point);
  });

  test("of type RSA is the key that its JWK says", () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 3072 });
    const modulus = Buffer.from(publicKey.export({ format: "jwk" }).n ?? "", "base64url");
    const key = keyOf(publicKey.export(spki));
    expect(Buffer.from(key.base64, "base64").subarray(-modulus.length)).toEqual(modulus);
  });
});

function wire(...strings: readonly (string | Uint8Array)[]): string {
  const parts = strings.flatMap((string) => {
    const bytes = Buffer.from(string);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(parts).toString("base64");
}

const point = new Uint8Array(32).fill(7);
const curvePoint = Uint8Array.from([4, ...new Uint8Array(64).fill(7)]);

test.each([
  ["sk-ssh-ed25519@openssh.com", wire("sk-ssh-ed25519@openssh.com", point, "ssh:")],
  [
    "sk-ecdsa-sha2-nistp256@openssh.com",
    wire("sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", curvePoint, "ssh:"),
  ],
])("R34 a key on a security token is taken: %s", (type, base64) => {
  expect(keyOf(`${type} ${base64}`).type).toBe(type);
});

const spkiOf = (type: "dsa" | "ed448") => {
  const { publicKey } =
    type === "dsa"
      ? generateKeyPairSync("dsa", { modulusLength: 2048, divisorLength: 256 })
      : generateKeyPairSync("ed448");
  return publicKey.export({ type: "spki", format: "pem" });
};
const pkcs8 = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
const [type = "", base64 = ""] = ed25519.publicKey.split(" ");
const bare = (armour: string) =>
  armour
    .split("\n")
    .filter((line) => !line.startsWith("-"))
    .join("\n");

test.each([
  ["a private key of OpenSSH", ed25519.privateKey, "private_key"],
  ["a private RSA key", rsa2048.privateKey, "private_key"],
  ["a private key as PKCS #8", pkcs8, "private_key"],
  ["a private key without its first and last line", bare(ed25519.privateKey), "private_key"],
  ["a private PKCS #8 key without its first and last line", bare(pkcs8), "private_key"],
  ["a private key after a public one", `${ed25519.publicKey}${ed25519.privateKey}`, "private_key"],
  [
    "a private key of PuTTY",
    "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nAAAA",
    "private_key",
  ],
  ["RSA of 1024 bits", rsa1024.publicKey, "weak"],
  ["RSA of 1024 bits as RFC 4716", rsa1024.rfc4716, "weak"],
  ["DSA", `ssh-dss ${wire("ssh-dss", point)}`, "dsa"],
  ["DSA as PEM", spkiOf("dsa"), "dsa"],
  ["ed448", spkiOf("ed448"), "unsupported"],
  ["a certificate", `ssh-ed25519-cert-v01@openssh.com ${base64}`, "unsupported"],
  ["options before the key", `from="10.0.0.1" ${ed25519.publicKey}`, "options"],
  ["a command before the key", `command="rm -rf /",no-pty ${ed25519.publicKey}`, "options"],
  ["two keys", `${ed25519.publicKey}${rsa2048.publicKey}`, "several"],
  ["two keys on a line", `${ed25519.publicKey.trim()} ${rsa2048.publicKey}`, "several"],
  ["two keys as RFC 4716", `${ed25519.rfc4716}${rsa2048.rfc4716}`, "several"],
  ["a type that is not the blob's", `ssh-rsa ${base64}`, "malformed"],
  ["a blob cut off", `${type} ${base64.slice(0, -4)}`, "malformed"],
  ["a blob with bytes behind it", `${type} ${wire("ssh-ed25519", point, "x")}`, "malformed"],
  ["base64 that is not canonical", `${type} ${base64.slice(0, -1)}!`, "malformed"],
  ["a short point", `${type} ${wire("ssh-ed25519", "short")}`, "malformed"],
  [
    "another curve than the type's",
    `ecdsa-sha2-nistp384 ${wire("ecdsa-sha2-nistp384", "nistp256", curvePoint)}`,
    "malformed",
  ],
  ["PEM cut off", spkiOf("ed448").split("\n").slice(0, -2).join("\n"), "malformed"],
  ["nothing", "", "malformed"],
  ["prose", "please use my key", "malformed"],
  ["something endless", "A".repeat(20_000), "too_long"],
])("R34 %s is refused", (_, text, problem) => {
  expect(problemOf(text)).toBe(problem);
});

test("no damage to a key makes the parser throw, and none makes another key of it", () => {
  const line = ed25519.publicKey.trim();
  fc.assert(
    fc.property(fc.nat({ max: line.length - 1 }), fc.string({ maxLength: 3 }), (at, put) => {
      const parsed = parseSshKey(line.slice(0, at) + put + line.slice(at + 1));
      const isOther = "key" in parsed && parsed.key.type !== "ssh-ed25519";
      expect(isOther).toBe(false);
    }),
    { numRuns: runs(2_000), verbose: 1 },
  );
});

test("what is kept of a key is neither its comment nor anything else that names people", () => {
  const key = keyOf(ed25519.publicKey);
  expect(JSON.stringify(key)).not.toContain("kim@");
  expect(authorizedKeysLine(key, "deskform")).toBe(`${type} ${base64} deskform`);
});

test("a refused private key is not repeated by the message", () => {
  const parsed = parseSshKey(ed25519.privateKey);
  const told =
    "fault" in parsed ? `${say(parsed.fault, "en")} ${JSON.stringify(parsed.fault)}` : "";
  expect(told).toContain("neither stored nor logged");
  expect(told).not.toContain("b3BlbnNza");
});

test("base64 is written and read as Node does", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
      const text = toBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64"));
      expect(fromBase64(text)).toEqual(bytes);
    }),
    { numRuns: runs(1_000), verbose: 1 },
  );
});
