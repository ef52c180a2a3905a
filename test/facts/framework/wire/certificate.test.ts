import { generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pem, selfSignedCertificate } from "../../../../framework/wire/index.ts";

/** Enough that every length of serial, name and year is met many times. */
const certificates = 3000;

const pair = (): { publicKey: KeyObject; privateKey: KeyObject } =>
  generateKeyPairSync("ec", { namedCurve: "P-256" });
const pairs = Array.from({ length: 8 }, pair);
const dates = { min: new Date("1970-01-02T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z") };
const hostNames = fc.oneof(
  fc.constant("localhost"),
  fc.stringMatching(/^[a-z][a-z0-9]{0,30}(\.[a-z][a-z0-9]{0,30}){0,3}$/),
);

const options = fc.record({
  keys: fc.constantFrom(...pairs),
  serial: fc
    .uint8Array({ minLength: 1, maxLength: 19 })
    .filter((bytes) => bytes.some((byte) => byte > 0)),
  organization: fc
    .string({ minLength: 1, maxLength: 60, unit: "grapheme-ascii" })
    .map((text) => `o${text.replace(/[^a-z0-9]/gi, "")}`),
  hostName: hostNames,
  notBefore: fc.date({ ...dates, noInvalidDate: true }),
  notAfter: fc.date({ ...dates, noInvalidDate: true }),
});

describe("a self-signed certificate", () => {
  test("another implementation reads what was written, 3000 times over", () => {
    fc.assert(
      fc.property(options, (wanted) => {
        const certificate = new X509Certificate(selfSignedCertificate(wanted));
        const serial = Buffer.from(wanted.serial)
          .toString("hex")
          .replace(/^(00)+/, "");
        expect(certificate.verify(wanted.keys.publicKey)).toBe(true);
        expect(certificate.checkPrivateKey(wanted.keys.privateKey)).toBe(true);
        expect(certificate.checkIssued(certificate)).toBe(true);
        expect(certificate.serialNumber.toLowerCase()).toBe(serial);
        expect(certificate.subject).toBe(`O=${wanted.organization}\nCN=${wanted.hostName}`);
        expect(certificate.issuer).toBe(certificate.subject);
        expect(certificate.checkHost(wanted.hostName)).toBe(wanted.hostName);
        expect(certificate.ca).toBe(true);
        expect(certificate.validFromDate).toEqual(inSeconds(wanted.notBefore));
        expect(certificate.validToDate).toEqual(inSeconds(wanted.notAfter));
        expect(new X509Certificate(pem(certificate.raw)).raw).toEqual(certificate.raw);
      }),
      { numRuns: certificates },
    );
  });

  test("it is no one's but its own key's", () => {
    const certificate = new X509Certificate(
      selfSignedCertificate({
        keys: pair(),
        serial: Uint8Array.of(1),
        organization: "sample",
        hostName: "localhost",
        notBefore: dates.min,
        notAfter: dates.max,
      }),
    );
    expect(certificate.verify(pair().publicKey)).toBe(false);
    expect(certificate.checkHost("example.com")).toBeUndefined();
    expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
  });
});

function inSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}
