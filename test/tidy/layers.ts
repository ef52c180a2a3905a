/** Which part of the product may import which, and what breaks that. */
import { dirname, join } from "node:path";

interface Area {
  /** Besides itself. */
  readonly areas: readonly string[];
  /** By name, Node's own modules included; a name allows whatever the package has inside. */
  readonly packages: readonly string[];
}

const framework = ["framework/value", "framework/schema", "framework/contract"];
const faces = [...framework, "framework/planning", "framework/wire"];
const messages = ["@bufbuild/protobuf", "@connectrpc/connect"];

/** What each area may import. What is not an area (tests, tools) may import anything. */
export const table: Readonly<Record<string, Area>> = {
  // Pure, and usable in any JavaScript.
  core: {
    areas: [],
    packages: [
      "@hyunbinseo/holidays-kr",
      "@noble/hashes",
      "canonicalize",
      "ipaddr.js",
      "libphonenumber-js",
    ],
  },
  "framework/value": { areas: [], packages: [] },
  "framework/schema": { areas: ["framework/value"], packages: [] },
  "framework/contract": { areas: ["framework/value", "framework/schema"], packages: [] },
  "framework/planning": { areas: framework, packages: [] },
  "framework/wire": {
    areas: [],
    packages: [...messages, "@connectrpc/connect-node", "node:crypto", "node:events", "node:http2"],
  },
  "framework/terraform": {
    areas: faces,
    packages: [
      ...messages,
      "@msgpack/msgpack",
      "node:crypto",
      "node:events",
      "node:fs",
      "node:path",
    ],
  },
  "framework/pulumi": {
    areas: faces,
    packages: [...messages, "@connectrpc/connect-node", "node:http2"],
  },
  "provider/resources": { areas: ["core", "framework/value", "framework/schema"], packages: [] },
  "provider/lifecycle": {
    areas: ["core", ...framework, "framework/planning", "provider/resources", "desk/contract"],
    packages: ["canonicalize", "node:crypto"],
  },
  "desk/contract": { areas: ["core"], packages: ["typebox"] },
  "desk/actions": { areas: ["core", "desk/contract"], packages: ["node:crypto", "typebox"] },
  "desk/store": {
    areas: ["core", "desk/actions"],
    packages: ["node:fs", "node:path", "node:sqlite"],
  },
  "desk/http": {
    areas: ["core", "desk/contract", "desk/actions"],
    packages: ["fastify", "node:http", "node:net", "node:stream", "typebox"],
  },
  "desk/client": { areas: ["core", "desk/contract"], packages: ["node:stream", "undici"] },
  "desk/demo": { areas: ["core", "desk/contract", "desk/actions"], packages: [] },
  main: { areas: ["*"], packages: ["*"] },
};

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

/** One sentence per row of the table that speaks of no file. */
export function emptyRows(files: readonly SourceFile[]): readonly string[] {
  const areas = new Set(files.map(({ path }) => areaOf(path)));
  return Object.keys(table)
    .filter((area) => !areas.has(area))
    .map((area) => `${area} has no file: remove its row`);
}

function judge(path: string, name: string): readonly string[] {
  const from = areaOf(path);
  if (freeFolders.includes(from)) return [];
  const row = table[from];
  if (row === undefined) return [`${path} is in no area: add "${from}" to the table, or move it`];
  const offence = name.startsWith(".")
    ? offenceWithin(from, row, join(dirname(path), name))
    : offenceOutside(from, row, name);
  return offence === null ? [] : [`${path} imports ${name}: ${offence}`];
}

function offenceWithin(from: string, { areas }: Area, target: string): string | null {
  const to = areaOf(target);
  if (to === from || areas.includes("*") || areas.includes(to)) return null;
  return `${from} → ${to} is not allowed`;
}

function offenceOutside(from: string, { packages }: Area, name: string): string | null {
  const isAllowed = packages.some(
    (each) => each === "*" || name === each || name.startsWith(`${each}/`),
  );
  return isAllowed ? null : `${from} → ${name} is not allowed`;
}

/** The longest row of the table that the path lies in, else its first folder. */
function areaOf(path: string): string {
  const areas = Object.keys(table).filter((area) => path.startsWith(`${area}/`));
  const longest = areas.toSorted((a, b) => b.length - a.length)[0];
  return longest ?? path.split("/").slice(0, 1).join("");
}

/** What a file imports or exports from, types and lazy imports included. */
function importsOf(text: string): readonly string[] {
  const statement = /(?:^|[\s;}])(?:from|import)\s*\(?\s*["']([^"'\n]+)["']/g;
  return [...text.matchAll(statement)].flatMap(([, name]) => name ?? []);
}
