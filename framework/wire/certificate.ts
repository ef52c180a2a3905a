/** A self-signed certificate for one process's life, written in DER by hand: a library costs 135 ms of start. */
import { type KeyObject, sign } from "node:crypto";

export interface CertificateOptions {
  /** An elliptic pair; the certificate is signed with SHA-256. */
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  /** Unsigned, at most 20 bytes by RFC 5280. */
  readonly serial: Uint8Array;
  readonly organization: string;
  /** A host name: the subject's common name and the one alternative name. */
  readonly hostName: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
  extensions: 0xa3,
  dnsName: 0x82,
} as const;

// Object identifiers, already encoded, named as RFC 5280 and RFC 5758 name them.
const commonName = "550403";
const organizationName = "55040a";
const ecdsaWithSha256 = "2a8648ce3d040302";
const subjectAltName = "551d11";
const basicConstraints = "551d13";
const keyUsage = "551d0f";
const extendedKeyUsage = "551d25";
const serverAuth = "2b06010505070301";
const clientAuth = "2b06010505070302";

/** Digital signature, key encipherment, key agreement and certificate signing; one bit is unused. */
const usageBits = Buffer.of(0x02, 0xac);

/** The certificate in DER. */
export function selfSignedCertificate(options: CertificateOptions): Buffer {
  const algorithm = sequence(objectId(ecdsaWithSha256));
  const body = sequence(
    der(tag.version, der(tag.integer, Buffer.of(2))),
    unsignedInteger(options.serial),
    algorithm,
    name(options),
    sequence(time(options.notBefore), time(options.notAfter)),
    name(options),
    options.keys.publicKey.export({ type: "spki", format: "der" }),
    extensions(options.hostName),
  );
  const signature = sign("sha256", body, options.keys.privateKey);
  return sequence(body, algorithm, bitString(signature));
}

export function pem(certificate: Buffer): string {
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

function name({ organization, hostName }: CertificateOptions): Buffer {
  const part = (id: string, text: string): Buffer =>
    der(tag.set, sequence(objectId(id), der(tag.utf8String, Buffer.from(text))));
  return sequence(part(organizationName, organization), part(commonName, hostName));
}

function extensions(hostName: string): Buffer {
  const extension = (id: string, ...content: readonly Buffer[]): Buffer =>
    sequence(objectId(id), der(tag.octetString, ...content));
  const critical = der(tag.boolean, Buffer.of(0xff));
  const list = sequence(
    extension(keyUsage, der(tag.bitString, usageBits)),
    extension(extendedKeyUsage, sequence(objectId(serverAuth), objectId(clientAuth))),
    sequence(objectId(basicConstraints), critical, der(tag.octetString, sequence(critical))),
    extension(subjectAltName, sequence(der(tag.dnsName, Buffer.from(hostName, "ascii")))),
  );
  return der(tag.extensions, list);
}

/** Two digits of year until 2049, four from then on: RFC 5280 section 4.1.2.5. */
function time(instant: Date): Buffer {
  const digits = `${instant
    .toISOString()
    .replace(/\.\d+|[-:T]/g, "")
    .slice(0, 14)}Z`;
  if (instant.getUTCFullYear() >= 2050) return der(tag.generalizedTime, Buffer.from(digits));
  return der(tag.utcTime, Buffer.from(digits.slice(2)));
}

/** Without leading zeros, but for one where the sign bit would be read as a minus. */
function unsignedInteger(bytes: Uint8Array): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Buffer.of(0) : Buffer.from(bytes.subarray(start));
  const isSigned = (digits[0] ?? 0) >= 0x80;
  return der(tag.integer, isSigned ? Buffer.concat([Buffer.of(0), digits]) : digits);
}

function objectId(hex: string): Buffer {
  return der(tag.objectId, Buffer.from(hex, "hex"));
}

function bitString(content: Buffer): Buffer {
  const noUnusedBits = Buffer.of(0);
  return der(tag.bitString, noUnusedBits, content);
}

function sequence(...content: readonly Buffer[]): Buffer {
  return der(tag.sequence, ...content);
}

function der(tagByte: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.of(tagByte), length(body.length), body]);
}

/** One byte below 128; above, the count of length bytes and the bytes. */
function length(count: number): Buffer {
  if (count < 0x80) return Buffer.of(count);
  if (count < 0x100) return Buffer.of(0x81, count);
  return Buffer.of(0x82, count >> 8, count & 0xff);
}
