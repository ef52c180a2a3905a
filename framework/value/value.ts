/**
 * The values that travel between an engine and a provider.
 * A value is known, not known yet, or secret; the last two are never mistaken for data.
 */
export type Value = null | boolean | number | string | readonly Value[] | Fields | Unknown | Secret;

/** An object by declared field names. */
export interface Fields {
  readonly [name: string]: Value;
}

/** A value the engine will only know later. */
export class Unknown {
  /** What the engine said about it, in its own encoding, to be handed back unchanged. */
  readonly refinement: Uint8Array | undefined;

  constructor(refinement?: Uint8Array) {
    this.refinement = refinement;
  }

  toString(): string {
    return "(known later)";
  }

  toJSON(): string {
    return "(known later)";
  }
}

/** The one unknown that says nothing about itself. */
export const unknown = new Unknown();

/** A value that must not be shown. Its content leaves only through `reveal`. */
export class Secret {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return "(secret)";
  }

  toJSON(): string {
    return "(secret)";
  }

  // Node prints an object by this method when it is logged or inspected.
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return "(secret)";
  }
}

export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof Unknown;
}

export function isSecret(value: Value | undefined): value is Secret {
  return value instanceof Secret;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isFields(value: Value | undefined): value is Fields {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof Secret)
  );
}

/** The value without its secret mark, at the top only. */
export function bare(value: Value): Value {
  return isSecret(value) ? bare(value.reveal()) : value;
}

/** Whether anything inside is not known yet. */
export function hasUnknown(value: Value): boolean {
  if (isUnknown(value)) return true;
  if (isSecret(value)) return hasUnknown(value.reveal());
  if (isList(value)) return value.some(hasUnknown);
  if (isFields(value)) return Object.values(value).some(hasUnknown);
  return false;
}
