/** Requirements are numbered in the specification and named in the titles of the tests that show them. */
import type { SourceFile } from "./layers.ts";
import { titlesOf } from "./titles.ts";

/** The manual has this many sentences that ask for something. */
const requirementCount = 47;

interface Requirement {
  readonly name: string;
  /** The part of the product that will meet it, when none does yet. */
  readonly toCome: string | null;
}

/** One sentence per requirement that specification and tests disagree about. */
export function requirementGaps(
  specification: string,
  tests: readonly SourceFile[],
): readonly string[] {
  const stated = new Map(statedRequirements(specification).map((each) => [each.name, each]));
  const titled = titledRequirements(tests);
  return [
    ...allNames()
      .filter((name) => !stated.has(name))
      .map((name) => `${name} is not stated`),
    ...[...titled.keys()]
      .filter((name) => !stated.has(name))
      .map((name) => `${name} is in a title of ${titled.get(name)} and is not stated`),
    ...[...stated.values()].flatMap((each) => disagreement(each, titled.get(each.name))),
  ];
}

function disagreement({ name, toCome }: Requirement, path: string | undefined): readonly string[] {
  if (path === undefined && toCome === null) {
    return [`${name} is in no test's title and not marked "to come: <part of the product>"`];
  }
  if (path !== undefined && toCome !== null) {
    return [`${name} is marked "to come: ${toCome}" and yet in a title of ${path}`];
  }
  return [];
}

/** A table row or list item that begins with a number, or with several: `| R1, R2 | … |`. */
function statedRequirements(specification: string): readonly Requirement[] {
  return specification.split("\n").flatMap((line) => {
    const begins = /^[\s|*-]*(R\d+(?:\W+R\d+)*)\b/.exec(line);
    const toCome = /to come: ([^|.;)]+)/.exec(line)?.[1]?.trim() ?? null;
    return requirementNames(begins?.[1] ?? "").map((name) => ({ name, toCome }));
  });
}

/** By name, the first file with a title that names it. */
function titledRequirements(tests: readonly SourceFile[]): ReadonlyMap<string, string> {
  const titled = new Map<string, string>();
  for (const { path, text } of tests) {
    for (const name of titlesOf(text).flatMap(requirementNames)) {
      if (!titled.has(name)) titled.set(name, path);
    }
  }
  return titled;
}

function requirementNames(text: string): readonly string[] {
  return text.match(/\bR\d+\b/g) ?? [];
}

function allNames(): readonly string[] {
  return Array.from({ length: requirementCount }, (_, index) => `R${index + 1}`);
}
