/** Judges what users wrote by its declaration: YAML programs pass by every check that an SDK makes. */
import type { Diagnostic, Language, Path } from "../contract/index.ts";
import { type Field, type FieldTable, type Kind, visitKind } from "../schema/index.ts";
import {
  bare,
  type Fields,
  isFields,
  isList,
  isSecret,
  isUnknown,
  type Value,
} from "../value/index.ts";
import { isForeign } from "./struct.ts";
import { nameOfKind, nameOfValue } from "./kind-names.ts";
import { complaint } from "./sentences.ts";

interface Place {
  readonly path: Path;
  readonly language: Language;
  /** Whether a sentence may quote what stands here. */
  readonly quotable: boolean;
}

type Complaints = readonly Diagnostic[];

/** Names that are not declared, types that do not fit, required values that are missing. */
export function judge(table: FieldTable, written: Fields, language: Language): Complaints {
  return judgeFields(table, written, { path: [], language, quotable: true });
}

function judgeFields(table: FieldTable, written: Fields, place: Place): Complaints {
  const misnamed = Object.keys(written).flatMap((name) => judgeName(table, name, place));
  const misfits = Object.entries(table).flatMap(([name, field]) =>
    field.giver === "computed" ? [] : judgeField(name, field, written[name] ?? null, place),
  );
  return [...misnamed, ...misfits];
}

function judgeName(table: FieldTable, name: string, { path, language }: Place): Complaints {
  const field = Object.hasOwn(table, name) ? table[name] : undefined;
  if (field === undefined) {
    const wanted = settable(table).join(", ");
    return [complaint(language, "field_unknown", [...path, name], { name, wanted })];
  }
  if (field.giver !== "computed") return [];
  return [complaint(language, "field_computed", [...path, name], { name })];
}

function settable(table: FieldTable): readonly string[] {
  return Object.keys(table).filter((name) => table[name]?.giver !== "computed");
}

function judgeField(name: string, field: Field, value: Value, place: Place): Complaints {
  const path = [...place.path, name];
  const { kind, giver } = field;
  if (bare(value) === null) {
    if (giver !== "required") return [];
    const wanted = nameOfKind(kind, place.language);
    return [complaint(place.language, "field_required", path, { name, wanted })];
  }
  const quotable = place.quotable && !field.sensitive && !field.writeOnly;
  return judgeValue(kind, value, { ...place, path, quotable });
}

function judgeValue(kind: Kind, marked: Value, place: Place): Complaints {
  const value = bare(marked);
  if (isUnknown(value)) return [];
  const within = isSecret(marked) ? { ...place, quotable: false } : place;
  const misfit = (): Complaints => [misfitting(kind, value, within)];
  const items = (of: Kind): Complaints =>
    isList(value)
      ? value.flatMap((item, index) => judgeValue(of, item, below(within, index)))
      : misfit();
  const named = (judged: (fields: Fields) => Complaints): Complaints =>
    isFields(value) && !isForeign(value) ? judged(value) : misfit();
  return visitKind(kind, {
    string: ({ oneOf }) =>
      typeof value === "string" ? judgeChoice(oneOf, value, within) : misfit(),
    boolean: () => (typeof value === "boolean" ? [] : misfit()),
    integer: () => (Number.isSafeInteger(value) ? [] : misfit()),
    number: () => (typeof value === "number" ? [] : misfit()),
    list: ({ of }) => items(of),
    set: ({ of }) => items(of),
    map: ({ of }) =>
      named((fields) =>
        Object.entries(fields).flatMap(([key, item]) => judgeValue(of, item, below(within, key))),
      ),
    object: ({ fields: table }) => named((fields) => judgeFields(table, fields, within)),
  });
}

function judgeChoice(
  oneOf: readonly string[] | undefined,
  value: string,
  place: Place,
): Complaints {
  if (oneOf === undefined || oneOf.includes(value)) return [];
  const came = place.quotable ? JSON.stringify(value) : nameOfValue(value, place.language);
  return [
    complaint(place.language, "field_choice", place.path, {
      ...last(place),
      wanted: oneOf.join(", "),
      came,
    }),
  ];
}

function misfitting(kind: Kind, value: Value, place: Place): Diagnostic {
  const { path, language } = place;
  const wanted = nameOfKind(kind, language);
  // A number that is not whole would else be told: wanted a whole number, came a number.
  const came =
    typeof value === "number" && place.quotable ? String(value) : nameOfValue(value, language);
  return complaint(language, "field_type", path, { ...last(place), wanted, came });
}

function below(place: Place, step: string | number): Place {
  return { ...place, path: [...place.path, step] };
}

function last({ path }: Place): { readonly name: string } {
  return { name: String(path.at(-1) ?? "") };
}
