/**
 * What Terraform's and OpenTofu's cores demand of plans and results, written down again,
 * so that a provider that breaks a rule fails before a real engine sees it.
 */
import type { FieldTable, Kind } from "../../../framework/schema/index.ts";
import {
  bare,
  type Fields,
  hasUnknown,
  isFields,
  isList,
  isUnknown,
  same,
  type Value,
} from "../../../framework/value/index.ts";

type Broken = readonly string[];

/** Every place where a plan is not what the core would accept. */
export function planProblems(
  fields: FieldTable,
  prior: Fields | null,
  config: Fields,
  planned: Fields,
  base = "",
): Broken {
  return Object.entries(fields).flatMap(([name, field]) => {
    const place = `${base}${name}`;
    const written = config[name] ?? null;
    const before = prior?.[name] ?? null;
    const after = planned[name] ?? null;
    if (field.writeOnly) return after === null ? [] : [`${place}: write-only, yet planned`];
    const isKept = before !== null && written !== null && isSame(after, before);
    if (isKept || isSame(after, written)) return [];
    const isComputed = field.giver === "computed" || field.giver === "defaulted";
    if (written === null) return isComputed ? [] : [`${place}: planned though nobody wrote it`];
    return nestedProblems(field.kind, before, written, after, place);
  });
}

function nestedProblems(
  kind: Kind,
  before: Value,
  written: Value,
  after: Value,
  place: string,
): Broken {
  const wrong = [`${place}: planned another value than the written one`];
  if (kind.is === "object") {
    if (!isFields(written) || !isFields(after)) return wrong;
    const prior = isFields(before) ? before : null;
    return planProblems(kind.fields, prior, written, after, `${place}.`);
  }
  if (kind.is === "list" || kind.is === "set") {
    if (!isList(written) || !isList(after) || written.length !== after.length) return wrong;
    if (kind.of.is !== "object") return wrong;
    return after.flatMap((item, index) => {
      const prior = isList(before) ? (before[index] ?? null) : null;
      return nestedProblems(kind.of, prior, written[index] ?? null, item, `${place}[${index}]`);
    });
  }
  if (kind.is === "map" && isFields(written) && isFields(after)) {
    const keys = new Set([...Object.keys(written), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      isSame(after[key] ?? null, written[key] ?? null)
        ? []
        : nestedProblems(
            kind.of,
            null,
            written[key] ?? null,
            after[key] ?? null,
            `${place}.${key}`,
          ),
    );
  }
  return wrong;
}

/** Every place where what came out is not what was planned. */
export function resultProblems(fields: FieldTable, planned: Fields, result: Fields): Broken {
  return Object.entries(fields).flatMap(([name, { kind, writeOnly }]) => {
    const before = planned[name] ?? null;
    const after = result[name] ?? null;
    if (writeOnly) return after === null ? [] : [`${name}: write-only, yet stored`];
    if (hasUnknown(after)) return [`${name}: still unknown after apply`];
    return keepsKnown(kind, before, after) ? [] : [`${name}: not as planned`];
  });
}

/** Every place where a second plan changed what the first one knew. */
export function finalPlanProblems(fields: FieldTable, first: Fields, final: Fields): Broken {
  return Object.entries(fields).flatMap(([name, { kind }]) =>
    keepsKnown(kind, first[name] ?? null, final[name] ?? null) ? [] : [`${name}: planned anew`],
  );
}

function keepsKnown(kind: Kind, planned: Value, actual: Value): boolean {
  const before = bare(planned);
  const after = bare(actual);
  if (isUnknown(before)) return true;
  if (isFields(before)) {
    if (!isFields(after)) return false;
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].every((key) => {
      const inner =
        kind.is === "object" ? kind.fields[key]?.kind : kind.is === "map" ? kind.of : kind;
      return keepsKnown(inner ?? kind, before[key] ?? null, after[key] ?? null);
    });
  }
  if (isList(before)) {
    if (!isList(after) || before.length !== after.length) return false;
    if (kind.is === "set") return before.every((item) => after.some((other) => fits(item, other)));
    const of = kind.is === "list" ? kind.of : kind;
    return before.every((item, index) => keepsKnown(of, item, after[index] ?? null));
  }
  return isSame(before, after);
}

function fits(planned: Value, actual: Value): boolean {
  return same(planned, actual) !== "no";
}

/** Two unknowns are the same to the core. */
function isSame(left: Value, right: Value): boolean {
  const a = bare(left);
  const b = bare(right);
  if (isUnknown(a) || isUnknown(b)) return isUnknown(a) && isUnknown(b);
  return same(a, b) === "yes" || (hasUnknown(a) && JSON.stringify(a) === JSON.stringify(b));
}
