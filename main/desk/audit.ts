/** Looks at a data folder from outside, also while its desk runs: what the log holds, and whether it is whole. */
import { formatInstant, type Instant } from "../../core/scalar/instant.ts";
import {
  type Checkpoint,
  signCheckpoint,
  signerFrom,
} from "../../desk/actions/audit/checkpoint.ts";
import { headsOf, type Verification, verifyAudit } from "../../desk/actions/audit/verify.ts";
import { ok } from "../../desk/actions/result.ts";
import type { Transaction } from "../../desk/actions/storage/store.ts";
import { migrations, readSqlite, storeOn, versionOf } from "../../desk/store/index.ts";
import { databaseIn } from "./data-folder.ts";
import { loadMasterKeys } from "./master-keys.ts";
import { failure } from "../failure/index.ts";

export interface AuditedFolder {
  readonly dataFolder: string;
  readonly keyFile: string;
}

/** Signed with the key that the desk itself signs with. */
export async function makeCheckpoint(folder: AuditedFolder, now: Instant): Promise<Checkpoint> {
  const signer = signerOf(folder);
  return lookAt(folder, async (transaction) => {
    const deskId = (await transaction.settings.read("desk_id")) ?? "";
    const logs = await headsOf(transaction);
    return signCheckpoint(signer, { deskId, at: formatInstant(now), logs });
  });
}

/** `publicKey` stands in for the key file, for whoever must not open sealed data. */
export async function verifyFolder(
  folder: AuditedFolder,
  checkpoint: Checkpoint | null,
  publicKey: string | null,
): Promise<Verification> {
  const trusted = publicKey === null ? () => signerOf(folder).trusted : () => [publicKey];
  const signed = checkpoint === null ? null : { checkpoint, trusted: trusted() };
  return lookAt(folder, (transaction) => verifyAudit(transaction, signed));
}

function signerOf({ keyFile }: AuditedFolder) {
  return signerFrom(loadMasterKeys(keyFile));
}

async function lookAt<Found>(
  { dataFolder }: AuditedFolder,
  look: (transaction: Transaction) => Promise<Found>,
): Promise<Found> {
  const database = readSqlite(databaseIn(dataFolder));
  try {
    const version = await versionOf(database);
    const known = migrations.length;
    if (version !== known) {
      throw failure("folder_of_other_version", { folder: dataFolder, found: version, known });
    }
    const looked = await storeOn(database).transact(async (transaction) =>
      ok(await look(transaction)),
    );
    if (looked.ok) return looked.value;
    throw new Error(`the data folder cannot be read: ${looked.fault.code}`);
  } finally {
    await database.close();
  }
}
