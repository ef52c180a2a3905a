/** Which part of the product may import which, and what breaks that. */
import { dirname, join } from "node:path";

/** An area may import itself and its row. What is not an area (tests, tools) may import anything. */
export const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  "framework/value": [],
  "framework/schema": ["framework/value"],
  "framework/contract": ["framework/value", "framework/schema"],
  "framework/planning": ["framework/value", "framework/schema", "framework/contract"],
  "framework/wire": ["framework/value"],
  "framework/terraform": [
    "framework/value",
    "framework/schema",
    "framework/contract",
    "framework/planning",
    "framework/wire",
  ],
  "framework/pulumi": [
    "framework/value",
    "framework/schema",
    "framework/contract",
    "framework/planning",
    "framework/wire",
  ],
  "provider/resources": ["core", "framework/value", "framework/schema"],
  "provider/lifecycle": [
    "core",
    "framework/value",
    "framework/schema",
    "framework/contract",
    "framework/planning",
    "provider/resources",
    "desk/contract",
  ],
  "provider/components": [
    "framework/value",
    "framework/schema",
    "framework/contract",
    "provider/resources",
  ],
  "provider/constructs": [
    "framework/value",
    "framework/schema",
    "provider/resources",
    "provider/components",
  ],
  "policies/engine": [
    "core",
    "framework/value",
    "framework/schema",
    "provider/resources",
    "desk/contract",
  ],
  "policies/rules": ["core", "framework/value", "policies/engine"],
  "policies/surfaces": [
    "framework/value",
    "framework/schema",
    "framework/wire",
    "provider/resources",
    "policies/engine",
    "policies/rules",
  ],
  "policies/reporters": ["policies/engine"],
  approval: ["framework/value", "policies/engine", "desk/contract"],
  "desk/contract": ["core"],
  "desk/actions": ["core", "desk/contract"],
  "desk/store": ["core", "desk/actions"],
  "desk/http": ["core", "desk/contract", "desk/actions"],
  "desk/client": ["core", "desk/contract"],
  "desk/console": ["core", "desk/contract", "desk/client"],
  "desk/demo": ["core", "desk/contract", "desk/actions"],
  main: ["*"],
};

/** The packages that the core may stand on: pure, and usable in any JavaScript. */
const corePackages = [
  "@hyunbinseo/holidays-kr",
  "@noble/hashes",
  "canonicalize",
  "ipaddr.js",
  "libphonenumber-js",
];

/** Folders of ours that belong to no area and are imported by none. */
const freeFolders = ["test", "tools", "bench", "examples"];

export interface SourceFile {
  /** From the root of the checkout, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** One sentence per import that goes against the table. */
export function offendingArrows(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => importsOf(file.text).flatMap((name) => judge(file.path, name)));
}

function judge(path: string, name: string): readonly string[] {
  const from = areaOf(path);
  if (freeFolders.includes(from)) return [];
  const row = allowed[from];
  if (row === undefined) return [`${path} is in no area: add "${from}" to the table, or move it`];
  const offence = name.startsWith(".")
    ? offenceWithin(from, row, join(dirname(path), name))
    : offenceOutside(from, name);
  return offence === null ? [] : [`${path} imports ${name}: ${offence}`];
}

function offenceWithin(from: string, row: readonly string[], target: string): string | null {
  const to = areaOf(target);
  if (to === from || row.includes("*") || row.includes(to)) return null;
  return `${from} → ${to} is not allowed`;
}

function offenceOutside(from: string, name: string): string | null {
  if (from !== "core") return null;
  const known = corePackages.some((each) => name === each || name.startsWith(`${each}/`));
  return known ? null : `core → ${name} is not allowed`;
}

/** The longest row of the table that the path lies in, else its first folder. */
function areaOf(path: string): string {
  const areas = Object.keys(allowed).filter((area) => path.startsWith(`${area}/`));
  const longest = areas.toSorted((a, b) => b.length - a.length)[0];
  return longest ?? path.split("/").slice(0, 1).join("");
}

/** What a file imports or exports from, types and lazy imports included. */
function importsOf(text: string): readonly string[] {
  const statement = /(?:^|[\s;}])(?:from|import)\s*\(?\s*["']([^"'\n]+)["']/g;
  return [...text.matchAll(statement)].flatMap(([, name]) => name ?? []);
}
