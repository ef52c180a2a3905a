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
const engines = ["framework/terraform", "framework/pulumi"];
const command = ["core", "main/commands", "main/failure"];
const groups = ["desk", "inquiry", "install", "schema", "ticket"].map(
  (each) => `main/commands/${each}`,
);
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
    packages: [
      "@connectrpc/connect",
      "@connectrpc/connect-node",
      "node:crypto",
      "node:events",
      "node:http2",
    ],
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
  "provider/resources": { areas: ["core", "framework/schema"], packages: [] },
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
  "desk/demo": { areas: ["desk/actions"], packages: [] },
  "main/terminal": { areas: [], packages: ["node:util", "string-width"] },
  "main/failure": { areas: ["core"], packages: [] },
  "main/client": { areas: ["desk/client"], packages: ["node:timers/promises"] },
  "main/plugin": {
    areas: ["framework/contract", "provider/lifecycle", "main/client", "package.json"],
    packages: ["node:process"],
  },
  "main/desk": {
    areas: [
      "core",
      "desk/contract",
      "desk/actions",
      "desk/store",
      "desk/http",
      "desk/demo",
      "main/failure",
    ],
    packages: ["node:crypto", "node:fs", "node:net", "node:path", "node:timers/promises"],
  },
  "main/commands": {
    areas: [
      "core",
      "desk/contract",
      "provider/resources",
      "main/client",
      "main/failure",
      "main/terminal",
      ...groups,
    ],
    packages: ["commander", "node:fs/promises", "node:process", "yaml"],
  },
  "main/commands/ticket": {
    areas: [...command, "desk/contract", "main/terminal"],
    packages: ["node:crypto", "node:fs/promises", "node:path", "node:timers/promises"],
  },
  "main/commands/inquiry": {
    areas: [...command, "desk/contract", "main/terminal", "main/commands/ticket"],
    packages: ["node:crypto"],
  },
  // Whoever runs a desk is at its folder, whether the desk runs or not: these alone go past its HTTP.
  "main/commands/desk": {
    areas: [
      ...command,
      "desk/contract",
      "desk/actions",
      "desk/store",
      "main/desk",
      "main/commands/ticket",
    ],
    packages: [
      "node:events",
      "node:fs",
      "node:fs/promises",
      "node:os",
      "node:path",
      "node:process",
    ],
  },
  "main/commands/install": {
    areas: ["main/commands", "main/failure", "package.json"],
    packages: ["node:fs/promises", "node:os", "node:path", "node:process", "node:url"],
  },
  "main/commands/schema": {
    areas: [
      "desk/http",
      "framework/schema",
      "framework/wire",
      ...engines,
      "main/plugin",
      "main/commands",
    ],
    packages: ["@bufbuild/protobuf"],
  },
  // The programs themselves: each puts a few parts together.
  main: {
    areas: [
      "core",
      ...engines,
      "main/plugin",
      "main/commands",
      "main/failure",
      "main/terminal",
      "package.json",
    ],
    packages: ["node:crypto", "node:fs", "node:os", "node:process"],
  },
};

/** Folders of ours that belong to no area, and that no area imports. */
const freeFolders = ["test", "tools", "bench"];

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

/** One sentence per arrow of the table that no import goes along: a row allows what is needed, and no more. */
export function idleArrows(files: readonly SourceFile[]): readonly string[] {
  const imports = files.flatMap(({ path, text }) =>
    importsOf(text).map((name) => ({ from: areaOf(path), to: targetOf(path, name) })),
  );
  return Object.entries(table).flatMap(([area, row]) =>
    [...row.areas, ...row.packages]
      .filter((arrow) => !imports.some(({ from, to }) => from === area && leadsTo(to, arrow)))
      .map((arrow) => `nothing of ${area} imports ${arrow}: take it out of the row`),
  );
}

function judge(path: string, name: string): readonly string[] {
  const from = areaOf(path);
  if (freeFolders.includes(from)) return [];
  const row = table[from];
  if (row === undefined) return [`${path} is in no area: add "${from}" to the table, or move it`];
  const to = targetOf(path, name);
  const isAllowed =
    to === from || [...row.areas, ...row.packages].some((each) => leadsTo(to, each));
  return isAllowed ? [] : [`${path} imports ${name}: ${from} → ${to} is not allowed`];
}

/** An area of ours, or what is imported from elsewhere. */
function targetOf(path: string, name: string): string {
  return name.startsWith(".") ? areaOf(join(dirname(path), name)) : name;
}

/** An area is reached by its own name only, a package by whatever it has inside too. */
function leadsTo(target: string, arrow: string): boolean {
  return target === arrow || (!isArea(arrow) && target.startsWith(`${arrow}/`));
}

function isArea(name: string): boolean {
  return name in table;
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
