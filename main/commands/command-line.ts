import { parseDuration } from "../../core/scalar/duration.ts";
import { formatInstant, parseInstant } from "../../core/scalar/instant.ts";
import { failure } from "../failure/index.ts";
import type { WantedValue } from "../failure/misuse.ts";

/** The arguments and options that were typed after a command, read in the types that it wants. */
export class CommandLine {
  readonly #values: Readonly<Record<string, unknown>>;

  /** `values` by the name in the help: `ticket`, `--work-plan-hash`. */
  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === "string" ? value : undefined;
  }

  /** Of an argument or option that the declaration requires. */
  needed(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw failure("value_missing", { names: [name] });
    return value;
  }

  texts(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  }

  integer(name: string): number | undefined {
    const came = this.text(name);
    const wanted = { rule: "integer", least: 0, most: null } as const;
    return came === undefined ? undefined : valueOf(name, came, readInteger, wanted);
  }

  durationMs(name: string): number | undefined {
    const came = this.text(name);
    return came === undefined ? undefined : durationIn(name, came);
  }

  /** In UTC, as the desk takes it. */
  instant(name: string): string {
    return formatInstant(valueOf(name, this.needed(name), parseInstant, { rule: "instant" }));
  }

  /** A duration, counted from another moment: never from our own clock. */
  instantAfter(from: string, name: string): string {
    const began = parseInstant(from);
    if (began === null) throw new Error(`the desk told no time: ${from}`);
    return formatInstant(began + durationIn(name, this.needed(name)));
  }

  instantOrAfter(from: string, name: string): string {
    const isDuration = /^\d+[dhms]/.test(this.needed(name));
    return isDuration ? this.instantAfter(from, name) : this.instant(name);
  }

  month(name: string): string {
    return valueOf(name, this.needed(name), readMonth, { rule: "month" });
  }
}

function durationIn(name: string, came: string): number {
  return valueOf(name, came, parseDuration, { rule: "duration" });
}

function valueOf<Value>(
  name: string,
  came: string,
  read: (text: string) => Value | null,
  wanted: WantedValue,
): Value {
  const value = read(came);
  if (value === null) throw failure("value_invalid", { name, wanted, came });
  return value;
}

function readInteger(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function readMonth(text: string): string | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}
