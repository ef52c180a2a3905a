import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { root } from "./run.ts";

const anyMark = /^ *# (?:end)?section:\S+\n/gm;

/** A file, or one marked section of it, as a block of code. Sections may stand in sections. */
export async function snippet(source: string, section?: string): Promise<string> {
  const text = await readFile(resolve(root, source), "utf8");
  const language = source.endsWith(".tf") ? "hcl" : "yaml";
  const code = cut(text, source, section).replace(anyMark, "");
  return `\`\`\`${language}\n${unindented(code).trim()}\n\`\`\``;
}

function cut(text: string, source: string, section: string | undefined): string {
  if (section === undefined) return text;
  const [, after] = text.split(`# section:${section}\n`);
  const [part] = after?.split(`# endsection:${section}\n`) ?? [];
  if (part === undefined) throw new Error(`${source} has no section "${section}"`);
  return part;
}

/** By as much as the first line is. */
function unindented(code: string): string {
  const [indent = ""] = /^ */.exec(code) ?? [];
  return code.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}
