/**
 * Signed statements of what the log held. The key follows from the master key, which is never in the data
 * folder: whoever rewrites the database cannot sign for it.
 */
import {
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { canonicalJson } from "../../../core/scalar/digest.ts";
import type { MasterKeys } from "../privacy/sealing.ts";

export interface LogHead {
  /** The project's id, or the desk's own log. */
  readonly log: string;
  readonly size: number;
  readonly root: string;
}

export interface CheckpointStatement {
  readonly deskId: string;
  /** RFC 3339. */
  readonly at: string;
  readonly logs: readonly LogHead[];
}

export interface Checkpoint extends CheckpointStatement {
  /** Base64 of the SubjectPublicKeyInfo. */
  readonly publicKey: string;
  readonly signature: string;
}

export interface Signer {
  readonly publicKey: string;
  /** Every key that this desk has ever signed with, as far as its key file goes. */
  readonly trusted: readonly string[];
  /** Base64, over the canonical JSON, for one purpose only. */
  sign(purpose: SigningPurpose, statement: unknown): string;
}

export type SigningPurpose = "checkpoint" | "ticket-proof";

export function signerFrom({ keys, newest }: MasterKeys): Signer {
  const privateKeys = new Map([...keys].map(([version, key]) => [version, signingKey(key)]));
  const own = privateKeys.get(newest);
  if (own === undefined) throw new Error(`master key ${newest} is wanted and was not given`);
  return {
    publicKey: publicText(own),
    trusted: [...privateKeys.values()].map(publicText),
    sign: (purpose, statement) =>
      sign(null, Buffer.from(signed(purpose, statement)), own).toString("base64"),
  };
}

const seedBytes = 32;
/** RFC 8410: what stands before the 32 bytes of a private Ed25519 key. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

function signingKey(masterKey: Uint8Array): KeyObject {
  const seed = hkdfSync("sha256", masterKey, "", "deskform/checkpoint-key/1", seedBytes);
  const key = Buffer.concat([pkcs8Head, Buffer.from(seed)]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}

function publicText(key: KeyObject): string {
  return createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");
}

function signed(purpose: SigningPurpose, statement: unknown): string {
  return canonicalJson([`deskform/${purpose}/1`, statement]);
}

export function signCheckpoint(signer: Signer, statement: CheckpointStatement): Checkpoint {
  const { publicKey } = signer;
  return { ...statement, publicKey, signature: signer.sign("checkpoint", statement) };
}

export type SignatureProblem = "unknown_key" | "wrong_signature";

/** Null when one of the trusted keys has signed it. */
export function checkpointProblem(
  { publicKey, signature, ...statement }: Checkpoint,
  trusted: readonly string[],
): SignatureProblem | null {
  if (!trusted.includes(publicKey)) return "unknown_key";
  const fits = isSigned("checkpoint", statement, { publicKey, signature });
  return fits ? null : "wrong_signature";
}

export function isSigned(
  purpose: SigningPurpose,
  statement: unknown,
  { publicKey, signature }: { readonly publicKey: string; readonly signature: string },
): boolean {
  const key = createPublicKey({
    key: Buffer.from(publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  const text = Buffer.from(signed(purpose, statement));
  return verify(null, text, key, Buffer.from(signature, "base64"));
}
