import {
  cameFrom,
  cameOpenly,
  type Fault,
  type FieldPath,
  refusal,
  type Wanted,
} from "../fault.ts";
import {
  cleanBody,
  cleanLine,
  hasHidden,
  hasHiddenInBody,
  isIdentifier,
  isSha256,
  lengthOf,
} from "../scalar/text.ts";

/** Reads data of any shape and keeps every fault it meets, so that the user sees them all at once. */
export class Reader {
  readonly faults: Fault[] = [];

  report(...faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  #refuse(value: unknown, path: FieldPath, wanted: Wanted, came = cameFrom(value)): undefined {
    this.report(refusal("field_invalid", { path, wanted, came }));
  }

  /** The fields of an object; names that are not expected are faults, each by itself. */
  object(
    value: unknown,
    path: FieldPath,
    names: readonly string[],
  ): Readonly<Record<string, unknown>> | undefined {
    if (!isRecord(value)) return this.#refuse(value, path, { rule: "object" });
    for (const name of Object.keys(value)) {
      // A name of any length may come; a message shows the beginning of it.
      const shown = cleanLine(name).slice(0, 64);
      if (!names.includes(name)) this.report(refusal("field_unknown", { path: [...path, shown] }));
    }
    return value;
  }

  line(value: unknown, path: FieldPath, most: number): string | undefined {
    return this.#readable(value, path, { rule: "line", least: 1, most }, cleanLine, hasHidden);
  }

  body(value: unknown, path: FieldPath, most: number): string | undefined {
    const wanted = { rule: "text", least: 1, most } as const;
    return this.#readable(value, path, wanted, cleanBody, hasHiddenInBody);
  }

  #readable(
    value: unknown,
    path: FieldPath,
    wanted: { readonly rule: "line" | "text"; readonly least: 1; readonly most: number },
    clean: (typed: string) => string,
    hides: (text: string) => boolean,
  ): string | undefined {
    const { most } = wanted;
    if (typeof value !== "string" || value === "" || value.length > most * 8)
      return this.#refuse(value, path, wanted);
    const text = clean(value);
    if (text === "") return this.#refuse(value, path, wanted, cameFrom(value, "blank"));
    if (hides(text)) return this.#refuse(value, path, wanted, cameFrom(value, "hidden"));
    return lengthOf(text) <= most ? text : this.#refuse(value, path, wanted);
  }

  /** A text as it came: nothing is normalised in a password or a file name. */
  verbatim(value: unknown, path: FieldPath, most: number): string | undefined {
    const fits = typeof value === "string" && value !== "" && lengthOf(value) <= most;
    return fits ? value : this.#refuse(value, path, { rule: "text", least: 1, most });
  }

  /** The name of a thing, never of a person, so that it may be repeated. */
  identifier(value: unknown, path: FieldPath): string | undefined {
    const fits = typeof value === "string" && isIdentifier(value);
    return fits ? value : this.#refuse(value, path, { rule: "identifier" }, cameOpenly(value));
  }

  sha256(value: unknown, path: FieldPath): string | undefined {
    const fits = typeof value === "string" && isSha256(value);
    return fits ? value : this.#refuse(value, path, { rule: "sha256" });
  }

  yesOrNo(value: unknown, path: FieldPath): boolean | undefined {
    return typeof value === "boolean" ? value : this.#refuse(value, path, { rule: "yes_or_no" });
  }

  integer(value: unknown, path: FieldPath, least: number, most: number | null): number | undefined {
    const wanted = { rule: "integer", least, most } as const;
    if (typeof value !== "number") return this.#refuse(value, path, wanted);
    const fits = Number.isInteger(value) && value >= least && value <= (most ?? Infinity);
    return fits ? value : this.#refuse(value, path, wanted, cameOpenly(value));
  }

  list<Item>(
    value: unknown,
    path: FieldPath,
    { least, most }: { readonly least: number; readonly most: number },
    read: (item: unknown, path: FieldPath) => Item | undefined,
  ): readonly Item[] | undefined {
    const fits = Array.isArray(value) && value.length >= least && value.length <= most;
    if (!fits) return this.#refuse(value, path, { rule: "list", least, most });
    const items = value.map((item, index) => read(item, [...path, index]));
    const known = items.filter((item) => item !== undefined);
    return known.length === items.length ? known : undefined;
  }

  /** A list whose items differ from each other. */
  distinct(items: readonly string[], path: FieldPath): readonly string[] | undefined {
    const fits = new Set(items).size === items.length;
    return fits ? items : this.#refuse(items, path, { rule: "each_once" });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
