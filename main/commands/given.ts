import { parseDuration } from "../../core/scalar/duration.ts";
import { formatInstant, parseInstant } from "../../core/scalar/instant.ts";
import type { Language } from "../../core/fault.ts";
import { misused } from "./failure.ts";
import { words } from "./words.ts";

/** What was typed, read in the types that commands want. */
export class Given {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #language: Language;

  /** `values` by the name in the help: `ticket`, `--work-plan-hash`. */
  constructor(values: Readonly<Record<string, unknown>>, language: Language) {
    this.#values = values;
    this.#language = language;
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
    if (value === undefined) throw misused(words.missing[this.#language]({ names: [name] }));
    return value;
  }

  texts(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  }

  integer(name: string): number | undefined {
    const came = this.text(name);
    const wanted = words.wholeNumber[this.#language]({});
    return came === undefined ? undefined : this.#read(name, came, readInteger, wanted);
  }

  durationMs(name: string): number | undefined {
    const came = this.text(name);
    return came === undefined ? undefined : this.#readDuration(name, came);
  }

  /** In UTC, as the desk takes it. */
  instant(name: string): string {
    const wanted = words.instant[this.#language]({});
    return formatInstant(this.#read(name, this.needed(name), parseInstant, wanted));
  }

  /** A duration, counted from another moment: never from our own clock. */
  instantAfter(from: string, name: string): string {
    const began = parseInstant(from);
    if (began === null) throw new Error(`the desk told no time: ${from}`);
    return formatInstant(began + this.#readDuration(name, this.needed(name)));
  }

  instantOrAfter(from: string, name: string): string {
    const isDuration = /^\d+[dhms]/.test(this.needed(name));
    return isDuration ? this.instantAfter(from, name) : this.instant(name);
  }

  month(name: string): string {
    const wanted = words.month[this.#language]({});
    return this.#read(name, this.needed(name), readMonth, wanted);
  }

  #readDuration(name: string, came: string): number {
    return this.#read(name, came, parseDuration, words.duration[this.#language]({}));
  }

  #read<Value>(
    name: string,
    came: string,
    read: (text: string) => Value | null,
    wanted: string,
  ): Value {
    const value = read(came);
    if (value === null) throw misused(words.invalid[this.#language]({ name, wanted, came }));
    return value;
  }
}

function readInteger(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function readMonth(text: string): string | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}
