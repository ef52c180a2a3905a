/** Which of the lint rules that we ask for no fixture shows to be at work. */
import type { Fixture } from "./lint-fixtures.ts";

interface Option {
  readonly name?: string | undefined;
  readonly object?: string | undefined;
  readonly property?: string | undefined;
  readonly importNames?: readonly string[] | undefined;
  readonly paths?: readonly Option[] | undefined;
  readonly [other: string]: unknown;
}

/** A severity, alone or with what else the rule is told. */
type Setting = string | readonly (string | number | Option)[];
type Rules = Readonly<Record<string, Setting>>;

export interface LintConfig {
  readonly plugins: readonly string[];
  readonly rules: Rules;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: Rules }[];
}

/** The fixtures by where they hold: a pattern of files, as the configuration has it. */
type Proofs = Readonly<Record<string, readonly Fixture[]>>;

/**
 * One sentence per rule without a fixture, and per name that a rule keeps out. What comes with a
 * category is Oxlint's own and tested there: of that, one rule of each set is enough.
 */
export function unproven(
  { plugins, rules, overrides }: LintConfig,
  proofs: Proofs,
): readonly string[] {
  const parts = [{ files: ["**"], rules }, ...overrides];
  const all = Object.values(proofs).flat();
  return [
    ...parts.flatMap(({ files, rules: own }) =>
      files.flatMap((where) =>
        unprovenRules(own, proofs[where] ?? []).map((what) => `${what} in ${where} has no fixture`),
      ),
    ),
    ...plugins
      .filter((plugin) => !all.some(({ rule }) => setOf(rule) === plugin))
      .map((plugin) => `no rule of the set ${plugin} has a fixture`),
  ];
}

function unprovenRules(rules: Rules, proofs: readonly Fixture[]): readonly string[] {
  return Object.entries(rules)
    .filter(([, setting]) => setting !== "off")
    .flatMap(([rule, setting]) => {
      const texts = proofs.filter((each) => each.rule === rule).map(({ text }) => text);
      const missing = keptOut(setting).filter((name) => !texts.some((text) => text.includes(name)));
      return texts.length === 0 ? [rule] : missing.map((name) => `${rule} of ${name}`);
    });
}

/** Each as it stands in a program that breaks the rule. */
function keptOut(setting: Setting): readonly string[] {
  if (typeof setting === "string") return [];
  return setting.flatMap((option) => (typeof option === "object" ? namesIn(option) : []));
}

function namesIn({ name, object, property, importNames, paths }: Option): readonly string[] {
  if (paths !== undefined) return paths.flatMap(namesIn);
  if (importNames !== undefined) return importNames;
  if (object !== undefined) return [`${object}.${property}`];
  if (name === undefined) return [];
  return [name.startsWith("node:") ? `"${name}"` : name];
}

/** The set that a rule is of; ESLint's own are named without it. */
export function setOf(rule: string): string {
  return rule.includes("/") ? rule.slice(0, rule.indexOf("/")) : "eslint";
}
