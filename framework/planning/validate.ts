/** Validates what users wrote by its declaration, wherever it stands. Faces add what only they can meet. */
import {
  commonMessages,
  type DiagnosticError,
  diagnosticErrorsOf,
  inside,
  insideField,
  nameOfKind,
  type Place,
  topPlace,
} from "../contract/index.ts";
import { type FieldTable, type Kind, visitKind } from "../schema/index.ts";
import {
  bare,
  type Fields,
  isFields,
  isList,
  isSecret,
  isUnknown,
  type Value,
} from "../value/index.ts";

type Errors = readonly DiagnosticError[];

/** What a face has to refuse besides, where its engine leaves it to us. */
export interface Judge {
  /** A known value that is not of its kind; what lies inside it is then not looked at. */
  readonly misfit: (kind: Kind, value: Value, place: Place) => DiagnosticError | null;
  /** Names that nobody may write here. */
  readonly names: (table: FieldTable, written: Fields, place: Place) => Errors;
}

const engineJudges: Judge = { misfit: () => null, names: () => [] };

const diagnosticError = diagnosticErrorsOf(commonMessages);

/**
 * Required values that are missing or null, and values that are none of the allowed ones. Unknown
 * values are passed over: engines ask again with every plan, also at apply, when all is known.
 */
export function validate(table: FieldTable, written: Fields, judge: Judge = engineJudges): Errors {
  return validateFields(table, written, topPlace, judge);
}

function validateFields(table: FieldTable, written: Fields, place: Place, judge: Judge): Errors {
  const values = Object.entries(table).flatMap(([name, field]) => {
    if (field.giver === "computed") return [];
    const value = written[name] ?? null;
    if (bare(value) === null && field.giver !== "required") return [];
    return validateValue(field.kind, value, insideField(place, name, field), judge);
  });
  return [...judge.names(table, written, place), ...values];
}

/** Null is missing among the items of a list or a map too: whoever means nothing leaves it out. */
function validateValue(kind: Kind, marked: Value, outer: Place, judge: Judge): Errors {
  const value = bare(marked);
  if (isUnknown(value)) return [];
  const place = isSecret(marked) ? { ...outer, isHidden: true } : outer;
  if (value === null) {
    return [diagnosticError("field_required", { wanted: nameOfKind(kind) }, place.path)];
  }
  const misfit = judge.misfit(kind, value, place);
  return misfit === null ? validateContent(kind, value, place, judge) : [misfit];
}

function validateContent(kind: Kind, value: Value, place: Place, judge: Judge): Errors {
  const items = (of: Kind): Errors =>
    isList(value)
      ? value.flatMap((item, index) => validateValue(of, item, inside(place, index), judge))
      : [];
  return visitKind<Errors>(kind, {
    string: ({ oneOf }) => (typeof value === "string" ? validateChoice(oneOf, value, place) : []),
    boolean: () => [],
    integer: () => [],
    number: () => [],
    list: ({ of }) => items(of),
    set: ({ of }) => items(of),
    map: ({ of }) =>
      Object.entries(isFields(value) ? value : {}).flatMap(([key, item]) =>
        validateValue(of, item, inside(place, key), judge),
      ),
    object: ({ fields }) => (isFields(value) ? validateFields(fields, value, place, judge) : []),
  });
}

function validateChoice(
  oneOf: readonly string[] | undefined,
  value: string,
  { path, isHidden }: Place,
): Errors {
  if (oneOf === undefined || oneOf.includes(value)) return [];
  return [diagnosticError("not_listed", { wanted: oneOf, came: isHidden ? null : value }, path)];
}
