/**
 * Contact data and security info at rest. Every ticket has a data key for each of the two, wrapped by
 * a master key that is never in the data folder; destroying the data key destroys every copy.
 */
import { createCipheriv, createDecipheriv } from "node:crypto";
import { readDocument, type TypeGuard } from "../stored-document.ts";
import { ok } from "../result.ts";
import type { DataKey, KeyPurpose, Store, Vault } from "../storage/store.ts";

export type Random = (sizeBytes: number) => Uint8Array;

/** The newest wraps; the older ones still unwrap. */
export interface MasterKeys {
  readonly newest: number;
  readonly keys: ReadonlyMap<number, Uint8Array>;
}

export interface Sealer {
  seal(vault: Vault, part: SealedPart, secret: unknown): Promise<string>;
  /** Null once the data key was destroyed, or when there was never anything. */
  open<Shape>(vault: Vault, part: SealedPart, is: TypeGuard<Shape>): Promise<Shape | null>;
}

const rewrappedMax = 500;

/** How many batches one start of the desk takes on; what is left waits for the next. */
const rewrapRoundsMax = 10_000;

/** A data key was wrapped with another master key than those that the desk was given. */
export class WrongMasterKeys extends Error {}

/** Throws unless these keys open what was sealed last: a desk with others would fail at every ticket. */
export async function checkMasterKeys(store: Store, masterKeys: MasterKeys): Promise<void> {
  await store.transact(async ({ vault }) => {
    const found = await vault.newestWrapped();
    if (found !== null) unwrap(masterKeys, found, found.key);
    return ok(null);
  });
}

/** Brings every data key under the newest master key, so that the older ones can be thrown away. */
export async function rewrapAll(store: Store, masterKeys: MasterKeys, random: Random) {
  for (let round = 0; round < rewrapRoundsMax; round += 1) {
    const batch = await store.transact(({ vault }) => rewrapSome(vault, masterKeys, random));
    if (!batch.ok || batch.value === 0) return;
  }
}

async function rewrapSome(vault: Vault, masterKeys: MasterKeys, random: Random) {
  const found = await vault.wrappedBefore(masterKeys.newest, rewrappedMax);
  for (const { key, ...part } of found) {
    const { ticketId, purpose } = part;
    const wrapped = wrap(masterKeys, part, unwrap(masterKeys, part, key), random);
    await vault.rewrap(ticketId, purpose, wrapped);
  }
  return ok(found.length);
}

/** A part of a ticket that is sealed under a key of its own. */
export interface SealedPart {
  readonly project: string;
  readonly ticketId: string;
  readonly purpose: KeyPurpose;
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** One data key per ticket and purpose for life; a second generation would be told apart by this. */
const generation = 1;

export function sealer(masterKeys: MasterKeys, random: Random): Sealer {
  async function ensureKey(vault: Vault, part: SealedPart): Promise<Uint8Array> {
    const known = await vault.dataKey(part.ticketId, part.purpose);
    if (known !== null) return unwrap(masterKeys, part, known);
    const key = random(keyBytes);
    const wrapped = wrap(masterKeys, part, key, random);
    await vault.putDataKey(part.ticketId, part.purpose, wrapped);
    return key;
  }

  async function seal(vault: Vault, part: SealedPart, secret: unknown): Promise<string> {
    const key = await ensureKey(vault, part);
    const plain = Buffer.from(JSON.stringify(secret));
    const ciphertext = encrypt(key, plain, sealContext(part), random);
    await vault.putSealed(part.ticketId, part.purpose, ciphertext);
    return ciphertext;
  }

  async function open<Shape>(vault: Vault, part: SealedPart, is: TypeGuard<Shape>) {
    const key = await vault.dataKey(part.ticketId, part.purpose);
    const ciphertext = await vault.sealed(part.ticketId, part.purpose);
    if (key === null || ciphertext === null) return null;
    const plain = decrypt(unwrap(masterKeys, part, key), ciphertext, sealContext(part));
    return readDocument(plain.toString(), is);
  }

  return { seal, open };
}

function wrap(masterKeys: MasterKeys, part: SealedPart, key: Uint8Array, random: Random): DataKey {
  const { newest: masterVersion } = masterKeys;
  const master = masterKey(masterKeys, masterVersion);
  const wrapped = encrypt(master, key, wrapContext(part, masterVersion), random);
  return { masterVersion, wrapped };
}

function unwrap(masterKeys: MasterKeys, part: SealedPart, key: DataKey): Uint8Array {
  const master = masterKey(masterKeys, key.masterVersion);
  try {
    return decrypt(master, key.wrapped, wrapContext(part, key.masterVersion));
  } catch (cause) {
    throw new WrongMasterKeys(`master key ${key.masterVersion} is another`, { cause });
  }
}

function masterKey({ keys }: MasterKeys, version: number): Uint8Array {
  const key = keys.get(version);
  if (key !== undefined) return key;
  throw new WrongMasterKeys(`master key ${version} is wanted and was not given to the desk`);
}

// The context is authenticated with the text, so that a row copied elsewhere does not open there.
function wrapContext({ project, ticketId, purpose }: SealedPart, masterVersion: number): Buffer {
  return Buffer.from(
    JSON.stringify(["deskform/wrap/1", project, ticketId, purpose, masterVersion]),
  );
}

function sealContext({ project, ticketId, purpose }: SealedPart): Buffer {
  return Buffer.from(JSON.stringify(["deskform/seal/1", project, ticketId, purpose, generation]));
}

function encrypt(key: Uint8Array, plain: Uint8Array, context: Buffer, random: Random): string {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(context);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
}

function decrypt(key: Uint8Array, text: string, context: Buffer): Buffer {
  const bytes = Buffer.from(text, "base64");
  const nonce = bytes.subarray(0, nonceBytes);
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
  const options = { authTagLength: tagBytes };
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, options)
    .setAAD(context)
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
}
