/** Engines do at once what they believe independent; what is about one thing is done in turn. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<T>(thing: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(thing) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#last.set(thing, turn);
    return turn;
  }
}
