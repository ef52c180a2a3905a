/**
 * Copies of a data folder. The data keys go into a file of their own, which every backup replaces:
 * an erasure reaches older copies too, because the key that it destroyed is in none of them.
 */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { databaseFileIn } from "./database-file.ts";

export interface Copies {
  /** Everything but the data keys; may be kept as long as anybody likes. */
  readonly databaseFile: string;
  /** The data keys alone; only the newest may be kept. */
  readonly keysFile: string;
}

/** While the desk runs or stands: the copy is of one moment. Files that are there are replaced. */
export function backUp(dataFolder: string, { databaseFile, keysFile }: Copies): void {
  // The data keys of now open the older copy too, so that they take their place first.
  replaceWhole([keysFile, databaseFile], () => {
    const keysDraft = draftOf(keysFile);
    const databaseDraft = draftOf(databaseFile);
    copyDatabase(databaseFileIn(dataFolder), databaseDraft);
    makeOwn(keysDraft);
    opened(databaseDraft, (copy) => {
      copy.exec("pragma secure_delete = on");
      copy.prepare("attach ? as keys").run(keysDraft);
      copy.exec(`
        create table keys.data_key as select * from main.data_key;
        delete from main.data_key;
        detach keys;
        vacuum;
      `);
    });
  });
}

/** Into a folder without a desk. Sealed data whose key is not among the keys stays sealed for good. */
export function restore(dataFolder: string, { databaseFile, keysFile }: Copies): void {
  const restoredFile = databaseFileIn(dataFolder);
  replaceWhole([restoredFile], () => {
    const draft = draftOf(restoredFile);
    copyDatabase(databaseFile, draft);
    opened(draft, (restored) => {
      restored.prepare("attach ? as keys").run(keysFile);
      restored.exec(`
        insert into main.data_key select * from keys.data_key
          where ticket_id in (select id from main.ticket);
        detach keys;
      `);
    });
  });
}

/** What is made takes its name once it is whole; a failure leaves whatever had the name. */
function replaceWhole(files: readonly string[], make: () => void): void {
  try {
    make();
    for (const file of files) renameSync(draftOf(file), file);
  } finally {
    for (const file of files) rmSync(draftOf(file), { force: true });
  }
}

function draftOf(file: string): string {
  return `${file}.partial`;
}

function copyDatabase(from: string, to: string): void {
  function copy(source: DatabaseSync): void {
    makeOwn(to);
    source.prepare("vacuum into ?").run(to);
  }
  opened(from, copy, { readOnly: true });
}

/** Empty, and its owner's alone before anything is in it. SQLite takes an empty file for a new one. */
function makeOwn(file: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, "", { mode: 0o600, flag: "wx" });
}

function opened(
  file: string,
  use: (database: DatabaseSync) => void,
  options: { readonly readOnly?: boolean } = {},
): void {
  const database = new DatabaseSync(file, options);
  try {
    use(database);
  } finally {
    database.close();
  }
}
