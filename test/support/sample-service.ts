/** A tiny service that keeps widgets in memory, so that a provider under test has something to talk to. */
import type { Fields } from "../../framework/value/index.ts";

export interface Widget {
  readonly serial: string;
  readonly revision: number;
  readonly password: string | null;
  readonly content: Fields;
}

export class SampleService {
  readonly widgets = new Map<string, Widget>();
  /** What was asked of the service, in order: `create w1`. */
  readonly log: string[] = [];
  /** Sentences that the service adds to the next creates, one each, and then is not quite done. */
  readonly unfinished: string[] = [];
  readonly #told: (event: string) => void;
  #created = 0;

  /** `told` hears every entry of the log as it is made. */
  constructor(told: (event: string) => void = () => {}) {
    this.#told = told;
  }

  note(event: string): void {
    this.log.push(event);
    this.#told(event);
  }

  create(content: Fields, password: string | null): string {
    this.#created += 1;
    const id = `w${this.#created}`;
    this.note(`create ${id}`);
    this.widgets.set(id, { serial: `S-${this.#created}`, revision: 1, password, content });
    return id;
  }

  update(id: string, content: Fields, password: string | null): void {
    const widget = this.widgets.get(id);
    if (widget === undefined) throw new Error(`no widget ${id}`);
    this.note(`update ${id}`);
    this.widgets.set(id, {
      ...widget,
      content,
      revision: widget.revision + 1,
      password: password ?? widget.password,
    });
  }

  /** Behind every engine's back. */
  change(id: string, some: Fields): void {
    this.update(id, { ...this.widgets.get(id)?.content, ...some }, null);
  }

  delete(id: string): void {
    this.note(`delete ${id}`);
    this.widgets.delete(id);
  }
}
