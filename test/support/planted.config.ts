/** Vitest's settings for one planted bug, which the environment names. */
import { join } from "node:path";
import process from "node:process";
import { defineConfig } from "vitest/config";
import { plantedBugs } from "./planted-bugs.ts";

export const configFile = import.meta.filename;

const root = join(import.meta.dirname, "../..");
const name = process.env["DESKFORM_PLANTED"];
const bug = plantedBugs.find((each) => each.name === name);
const hunters = plantedBugs.flatMap((each) =>
  each === bug || bug === undefined ? each.hunters : [],
);

/** The source as it is, but for the bug; a statement that is not there once stops the build. */
function withBug(code: string, file: string): string {
  const edits = bug?.edits.filter((edit) => file === join(root, edit.file)) ?? [];
  return edits.reduce((before, { from, to }) => {
    const [head, tail, ...others] = before.split(from);
    if (head === undefined || tail === undefined || others.length > 0) {
      throw new Error(`"${from}" was wanted once in ${file}; mend the planted bug "${name}"`);
    }
    return head + to + tail;
  }, code);
}

/** Read by Vitest. @public */
export default defineConfig({
  root,
  plugins: [
    {
      name: "planted-bug",
      enforce: "pre",
      transform: (code: string, id: string) => withBug(code, id.replace(/\?.*$/, "")),
    },
  ],
  test: {
    include: [...new Set(hunters)],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    bail: 1,
    // What is kept of an earlier build holds no bug, or another.
    fsModuleCache: false,
  },
});
