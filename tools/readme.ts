/** Fills the marked parts of Markdown pages from the files that they show, so that no page can lie. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { failure, failureCodes } from "../main/failure/index.ts";
import { failureExamples } from "../test/support/failure-examples.ts";
import { testedEngines } from "./engines.ts";
import { root, runTool } from "./run.ts";
import { snippet } from "./snippet.ts";
import { steps } from "./story/steps.ts";

export const pages = ["README.md", "docs/command-line.md"];

const mark = /<!-- from (\S+)(?: section:(\S+))? -->\n[\s\S]*?<!-- end -->/g;

/** The page with each marked part as its source has it now. */
export async function filled(page: string): Promise<string> {
  const parts = await Promise.all(
    [...page.matchAll(mark)].map(async ([whole, source = "", section]) => {
      const name = section === undefined ? source : `${source} section:${section}`;
      const text = await (written[source]?.() ?? snippet(source, section));
      return [whole, `<!-- from ${name} -->\n${text}\n<!-- end -->`] as const;
    }),
  );
  return parts.reduce((text, [from, to]) => text.replace(from, () => to), page);
}

/** What is no file's own words. */
const written: Readonly<Record<string, () => Promise<string> | string>> = {
  story: storySteps,
  engines: engineTable,
  failures: failureTable,
};

function storySteps(): string {
  return Object.values(steps)
    .map((sentence, index) => `${index + 1}. ${sentence.replace(/:$/, ".")}`)
    .join("\n");
}

async function engineTable(): Promise<string> {
  return table(["engine", "tested with", "taken from PATH"], await testedEngines());
}

function failureTable(): string {
  const rows = failureCodes.map((code) => {
    const { exitCode, message } = failure(code, failureExamples[code]);
    return [`\`${code}\``, String(exitCode), message.replaceAll("<", "&lt;")];
  });
  return table(["code", "ends with", "says, for example"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const ruled = [head, head.map(() => "---"), ...rows];
  return ruled.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** The pages that are not as their sources have them. */
export async function stalePages(names: readonly string[] = pages): Promise<readonly string[]> {
  const stale = await Promise.all(
    names.map(async (name) => {
      const page = await readFile(join(root, name), "utf8");
      return (await filled(page)) === page ? [] : [name];
    }),
  );
  return stale.flat();
}

async function fill(): Promise<boolean> {
  for (const name of await stalePages()) {
    const path = join(root, name);
    await writeFile(path, await filled(await readFile(path, "utf8")));
    console.log(`filled ${name}`);
  }
  return true;
}

if (import.meta.main) await runTool(fill);
