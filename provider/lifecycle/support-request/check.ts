import { type Fault, foremost, refusal } from "../../../core/fault.ts";
import { readContactField } from "../../../core/form/contact.ts";
import { formLimits } from "../../../core/form/parse.ts";
import { Reader } from "../../../core/form/reader.ts";
import type { Asking, Diagnostic, Path } from "../../../framework/contract/index.ts";
import {
  bare,
  type Fields,
  hasUnknown,
  isFields,
  type Value,
} from "../../../framework/value/index.ts";
import { refused } from "../diagnostics.ts";

type Read = (reader: Reader, value: Value, path: Path) => void;

/** The parts of the form that can be judged without the desk, each by itself, so that unknown ones can wait. */
const readers: readonly (readonly [Path, Read])[] = [
  [["serverId"], (reader, value, path) => void reader.identifier(value, path)],
  [["services"], readServices],
  [["title"], (reader, value, path) => void reader.line(value, path, formLimits.titleCharacters)],
  [["body"], (reader, value, path) => void reader.body(value, path, formLimits.bodyCharacters)],
  [
    ["contact", "name"],
    (reader, value, path) => void reader.line(value, path, formLimits.nameCharacters),
  ],
  [["contact", "phone"], readContact("phone")],
  [["contact", "email"], readContact("email")],
  [["consent", "agreed"], readConsent],
  [
    ["consent", "noticeVersion"],
    (reader, value, path) => void reader.integer(value, path, 1, formLimits.noticeVersion),
  ],
];

/** What the desk would refuse anyway is said before there is a plan, in the same words. */
export function checkRequest(inputs: Fields, asking: Asking): readonly Diagnostic[] {
  return readers.flatMap(([path, read]) => {
    const value = valueAt(inputs, path);
    if (value === null || hasUnknown(value)) return [];
    const reader = new Reader();
    read(reader, value, path);
    const fault: Fault | null = foremost(reader.faults);
    return fault === null ? [] : [refused(asking, fault, path)];
  });
}

function valueAt(fields: Fields, path: Path): Value {
  return path.reduce<Value>((value, step) => {
    const inside = bare(value);
    return isFields(inside) ? bare(inside[step] ?? null) : inside;
  }, fields);
}

function readServices(reader: Reader, value: Value, path: Path): void {
  const size = { least: 1, most: formLimits.services };
  reader.list(value, path, size, (item, at) => reader.identifier(item, at));
}

function readContact(wanted: "phone" | "email"): Read {
  return (reader, value, path) => {
    const read = readContactField(wanted, value, path);
    if ("fault" in read) reader.report(read.fault);
  };
}

function readConsent(reader: Reader, value: Value): void {
  if (value !== true) reader.report(refusal("consent_required", {}));
}
