import { type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { once } from "node:events";
import { mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ended, type Environment, firstJson, runCli, startCli } from "../support/cli.ts";
import { peopleAt, wholeForm } from "../support/cli.ts";
import { startTestDesk } from "../support/desk.ts";

let folder: string;
let serving: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-cli-"));
  serving = [];
});

afterEach(async () => {
  const left = serving.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null);
  const gone = left.map((child) => once(child, "exit"));
  for (const child of left) child.kill("SIGKILL");
  await Promise.all(gone);
  await rm(folder, { recursive: true, force: true });
});

interface Served {
  readonly child: ChildProcess;
  readonly address: string;
  readonly tokens: Readonly<Record<string, string>>;
}

async function serve(...words: readonly string[]): Promise<Served> {
  const any = ["--listen", "127.0.0.1:0", "--json"];
  const child = startCli({ TMPDIR: folder }, "desk", "serve", ...any, ...words);
  serving.push(child);
  const told = await firstJson(child);
  if (!isAnnouncement(told)) throw new Error("an address was wanted");
  return { child, tokens: {}, ...told };
}

function isAnnouncement(told: unknown): told is Pick<Served, "address"> & Partial<Served> {
  return typeof told === "object" && told !== null && "address" in told;
}

function tokenIn(output: string): string {
  return /"token": "(dfk_[^"]+)"/.exec(output)?.[1] ?? "";
}

describe("a demo", () => {
  test("serves everybody in it, on a clock that can be moved, and leaves nothing behind", async () => {
    const { child, address, tokens } = await serve("--demo");
    const admin: Environment = {
      DESKFORM_ENDPOINT: address,
      DESKFORM_TOKEN: tokens["admin"] ?? "",
    };
    const set = await runCli(admin, "desk", "clock", "set", "2026-11-24T10:00:00+09:00");
    expect(set).toEqual({ code: 0, output: "2026-11-24T10:00:00+09:00\n", errors: "" });
    const moved = await runCli(admin, "desk", "clock", "advance", "2d2h30m");
    expect(moved.output).toMatch(/^2026-11-26T12:3/);
    const shown = await runCli(admin, "desk", "clock", "show");
    expect(shown.output).toMatch(/^2026-11-26T12:3/);
    const end = ended(child);
    child.kill("SIGINT");
    expect((await end).code).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  test("whose folder is kept opens what was sealed before, and its old tokens too", async () => {
    const kept = ["--demo", "--data", join(folder, "kept")];
    const first = await serve(...kept);
    const customerAt = (address: string): Environment => ({
      DESKFORM_ENDPOINT: address,
      DESKFORM_PROJECT: "demo",
      DESKFORM_TOKEN: first.tokens["customer"] ?? "",
    });
    const filed = await runCli(customerAt(first.address), "ticket", "submit", ...wholeForm);
    expect(filed.code).toBe(0);
    const end = ended(first.child);
    first.child.kill("SIGTERM");
    expect((await end).code).toBe(0);
    const { address } = await serve(...kept);
    const shown = await runCli(customerAt(address), "ticket", "show", "N1", "--contact");
    expect(shown.output).toContain("Kim Jiwon");
  });

  test("says in words what it is, and how to use it", async () => {
    const child = startCli(
      { TMPDIR: folder },
      "desk",
      "serve",
      "--demo",
      "--listen",
      "127.0.0.1:0",
    );
    serving.push(child);
    const end = ended(child);
    await new Promise((resolve) => child.stdout?.once("data", resolve));
    child.kill("SIGTERM");
    const { code, output } = await end;
    expect(code).toBe(0);
    expect(output).toContain("This is a demo");
    expect(output).toMatch(/^export DESKFORM_TOKEN=dfk_/m);
  });

  test("is refused on any other address", async () => {
    const { code, errors } = await runCli(
      {},
      "desk",
      "serve",
      "--demo",
      "--listen",
      "0.0.0.0:8480",
    );
    expect(code).toBe(2);
    expect(errors).toContain("A demo listens on 127.0.0.1 only");
  });
});

describe("a desk that is meant", () => {
  const data = () => ["--data", join(folder, "desk")];
  const init = () => runCli({}, "desk", "init", ...data());

  test("is set up once, with a token for its first administrator and keys beside its folder", async () => {
    const first = await runCli({}, "desk", "init", ...data(), "--json");
    expect(first.code).toBe(0);
    expect(tokenIn(first.output)).not.toBe("");
    expect((await stat(join(folder, "desk.keys"))).mode & 0o777).toBe(0o600);
    const second = await runCli({}, "desk", "init", ...data());
    expect(second.code).toBe(1);
    expect(second.errors).toContain("A folder without a desk is wanted");
  });

  test("knows its administrator, and keeps to the real time", async () => {
    const token = tokenIn((await runCli({}, "desk", "init", ...data(), "--json")).output);
    const { child, address } = await serve(...data());
    const admin = { DESKFORM_ENDPOINT: address, DESKFORM_TOKEN: token };
    expect((await runCli(admin, "desk", "clock", "show")).code).toBe(0);
    const moved = await runCli(admin, "desk", "clock", "advance", "1h");
    expect(moved.code).toBe(1);
    expect(moved.errors).toContain("Moving the clock is possible in demo mode only");
    const end = ended(child);
    child.kill("SIGTERM");
    expect((await end).code).toBe(0);
    expect(existsSync(join(folder, "desk", "desk.sqlite"))).toBe(true);
  });

  test("does not share its folder with another", async () => {
    await init();
    await serve(...data());
    const second = ["--listen", "127.0.0.1:0", ...data()];
    const { code, errors } = await runCli({}, "desk", "serve", ...second);
    expect(code).toBe(1);
    expect(errors).toContain("another desk is using");
    const korean = await runCli({ DESKFORM_LANGUAGE: "ko" }, "desk", "serve", ...second);
    expect(korean.errors).toContain("사용 중입니다");
  });

  test.each([
    ["en", "The key file is wanted outside the data folder"],
    ["ko", "키 파일은 데이터 폴더 밖에 있어야 하지만"],
  ])("refuses keys inside its folder, in the language %s", async (language, sentence) => {
    const inside = ["--keys", join(folder, "desk", "desk.keys"), "--language", language];
    const { code, errors } = await runCli({}, "desk", "serve", ...data(), ...inside);
    expect(code).toBe(1);
    expect(errors).toContain(sentence);
  });

  test.each([
    ["en", "The desk's key file is wanted at"],
    ["ko", "데스크의 키 파일이"],
  ])("makes no new keys where its own are not, in the language %s", async (language, sentence) => {
    await init();
    const keyFile = join(folder, "desk.keys");
    await rename(keyFile, join(folder, "kept.keys"));
    const { code, errors } = await runCli({}, "desk", "serve", ...data(), "--language", language);
    expect(code).toBe(1);
    expect(errors).toContain(sentence);
    expect(errors).toContain("--keys");
    expect(existsSync(keyFile)).toBe(false);
    await serve(...data(), "--keys", join(folder, "kept.keys"));
  });

  test.each([
    ["en", "A desk's data folder is wanted"],
    ["ko", "데스크의 데이터 폴더가 필요하지만"],
  ])("is set up before it is served, in the language %s", async (language, sentence) => {
    const { code, errors } = await runCli({}, "desk", "serve", ...data(), "--language", language);
    expect(code).toBe(1);
    expect(errors).toContain(sentence);
    expect(errors).toContain("deskform desk init");
    expect(await readdir(folder)).toEqual([]);
  });

  test("names an address that is taken", async () => {
    await init();
    const { address } = await serve(...data());
    const taken = address.replace("http://", "");
    const other = ["--data", join(folder, "other")];
    await runCli({}, "desk", "init", ...other);
    const { code, errors } = await runCli({}, "desk", "serve", ...other, "--listen", taken);
    expect(code).toBe(1);
    expect(errors).toContain(`${taken} cannot be used (EADDRINUSE)`);
  });

  test.each(["8480", "localhost", "127.0.0.1:70000", ":80"])(
    "is not served on %j, which is no address",
    async (listen) => {
      const { code, errors } = await runCli({}, "desk", "serve", ...data(), "--listen", listen);
      expect(code).toBe(2);
      expect(errors).toContain("--listen: wanted an address like 127.0.0.1:8480");
    },
  );

  test.each([
    ["en", "A copy of a desk and its data keys are wanted", "could not be written"],
    ["ko", "데스크 사본과 데이터 키가 필요하지만", "쓰지 못했습니다"],
  ])(
    "is not restored without its data keys, nor copied to nowhere, in the language %s",
    async (language, noCopy, notCopied) => {
      const person = { DESKFORM_LANGUAGE: language };
      const copy = join(folder, "copy.sqlite");
      await init();
      expect((await runCli({}, "desk", "backup", copy, ...data())).code).toBe(0);
      await rename(`${copy}.keys`, join(folder, "elsewhere.keys"));
      const restored = join(folder, "restored");
      const refused = await runCli(person, "desk", "restore", copy, "--data", restored);
      expect(refused).toMatchObject({ code: 1, output: "" });
      expect(refused.errors).toContain(noCopy);
      const withKeys = ["--data", restored, "--data-keys", join(folder, "elsewhere.keys")];
      expect((await runCli({}, "desk", "restore", copy, ...withKeys)).code).toBe(0);
      const nowhere = join(folder, "nowhere", "copy.sqlite");
      const unwritten = await runCli(person, "desk", "backup", nowhere, ...data());
      expect(unwritten.code).toBe(1);
      expect(unwritten.errors).toContain(notCopied);
    },
  );

  test("wants to be told where its data is", async () => {
    const { code, errors } = await runCli({}, "desk", "serve");
    expect(code).toBe(2);
    expect(errors).toContain("Wanted --data");
  });
});

test("nobody but an administrator moves the clock", async () => {
  const desk = await startTestDesk();
  const { code, errors } = await peopleAt(desk).as("engineer", "desk", "clock", "advance", "1h");
  await desk.remove();
  expect(code).toBe(1);
  expect(errors).toContain("This is allowed to admin");
});

test("an operator's file brings a project with its servers in, and says what has changed", async () => {
  const desk = await startTestDesk();
  const file = join(folder, "desk.yaml");
  await writeFile(
    file,
    "projects:\n  - id: shop\n    name: 쇼핑몰\n    servers: [{ id: web-9, name: web }]\n",
  );
  const { code, output } = await peopleAt(desk).as("admin", "desk", "import", file);
  const servers = desk.sql("select id from server where project_id = 'shop'");
  await desk.remove();
  expect(code).toBe(0);
  expect(output).toMatch(/^projects +1\nservers +1\nservices +0$/m);
  expect(servers).toEqual([{ id: "web-9" }]);
});
