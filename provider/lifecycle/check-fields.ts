/** What the desk would refuse at apply is said before there is a plan, in the same words. */
import { cameFrom, foremost, refusal, type Wanted } from "../../core/fault.ts";
import { Reader } from "../../core/form/reader.ts";
import type { Asking, Diagnostic, Path } from "../../framework/contract/index.ts";
import {
  bare,
  type Fields,
  hasUnknown,
  isFields,
  type Value,
} from "../../framework/value/index.ts";
import { faultDiagnostic } from "./diagnostics.ts";

/** Reads one field as the core does and reports what is wrong with it. */
export type ReadField = (reader: Reader, value: Value, path: Path) => void;

export type FieldReaders = readonly (readonly [Path, ReadField])[];

/** Each field by itself, so that unknown ones can wait; what is left out is no fault here. */
export function checkFields(
  readers: FieldReaders,
  inputs: Fields,
  asking: Asking,
): readonly Diagnostic[] {
  return readers.flatMap(([path, read]) => {
    const value = valueAt(inputs, path);
    if (value === null || hasUnknown(value)) return [];
    const reader = new Reader();
    read(reader, value, path);
    const fault = foremost(reader.faults);
    return fault === null ? [] : [faultDiagnostic(asking, fault, path)];
  });
}

export const readIdentifier: ReadField = (reader, value, path) =>
  void reader.identifier(value, path);

/** Reports what was wanted unless the text is that. */
export function readText(wanted: Wanted, fits: (text: string) => boolean): ReadField {
  return (reader, value, path) => {
    if (typeof value === "string" && fits(value)) return;
    reader.report(refusal("field_invalid", { path, wanted, came: cameFrom(value) }));
  };
}

function valueAt(fields: Fields, path: Path): Value {
  return path.reduce<Value>((value, step) => {
    const inside = bare(value);
    return isFields(inside) ? bare(inside[step] ?? null) : inside;
  }, fields);
}
