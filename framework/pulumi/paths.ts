/** Paths as Pulumi writes them: `contact.phone`, `parts[0]`, `notes["a.b"]`. */
import type { Path } from "../contract/index.ts";
import { type Fields, isFields, isList, isSecret, Secret, type Value } from "../value/index.ts";

const plainName = /^[^.[\]"\s]+$/;

export function toWirePath(path: Path): string {
  return path.map((step, index) => writeStep(step, index === 0)).join("");
}

function writeStep(step: string | number, first: boolean): string {
  if (typeof step === "number") return `[${step}]`;
  if (!plainName.test(step)) return `["${step.replaceAll('"', '\\"')}"]`;
  return first ? step : `.${step}`;
}

const steps = /\.?([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/gy;

/** The path up to the first wildcard or whatever else it cannot read: that covers what lies below. */
export function fromWirePath(text: string): Path {
  const path: (string | number)[] = [];
  for (const [, name, index, quoted] of text.matchAll(steps)) {
    if (name === "*") break;
    if (index !== undefined) path.push(Number(index));
    else path.push(name ?? (quoted ?? "").replaceAll('\\"', '"'));
  }
  return path;
}

export function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}

export function valueAt(value: Value, path: Path): Value {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (isSecret(value)) return valueAt(value.reveal(), path);
  if (isList(value)) return typeof step === "number" ? valueAt(value[step] ?? null, rest) : null;
  return isFields(value) ? valueAt(value[step] ?? null, rest) : null;
}

/** The same with another value at the path, where there is such a place. */
export function withValueAt(value: Value, path: Path, replacement: Value): Value {
  const [step, ...rest] = path;
  if (step === undefined) return isSecret(value) ? hidden(replacement) : replacement;
  if (isSecret(value)) return new Secret(withValueAt(value.reveal(), path, replacement));
  if (isList(value)) {
    return value.map((item, index) =>
      index === step ? withValueAt(item, rest, replacement) : item,
    );
  }
  return isFields(value) ? withFieldAt(value, String(step), rest, replacement) : value;
}

function withFieldAt(fields: Fields, name: string, rest: Path, replacement: Value): Fields {
  return { ...fields, [name]: withValueAt(fields[name] ?? null, rest, replacement) };
}

function hidden(value: Value): Secret {
  return isSecret(value) ? value : new Secret(value);
}
