import type { DestroyPolicy } from "../../core/workflow/destroy-policy.ts";

/**
 * Which declaration has which key and ticket, as far as this process has seen. Terraform's engines
 * never say where a declaration stands, so that two with one key can only be found by remembering
 * the first.
 */
export class Ledger {
  /** False where several runs share one process; then nothing may be remembered between calls. */
  readonly #exclusive: boolean;
  readonly #owners = new Map<string, string>();
  readonly #created = new Set<string>();
  readonly #filed = new Map<string, Filed>();
  readonly #declared = new Set<string>();
  #applying = false;
  #looked = false;

  constructor(exclusive: boolean) {
    this.#exclusive = exclusive;
  }

  /** Whether planning goes on alone; once something is applied, old and new objects share keys. */
  get planning(): boolean {
    return this.#exclusive && !this.#applying;
  }

  applying(): void {
    this.#applying = true;
  }

  /**
   * False when another declaration was planned with the key before. `owner` is a ticket's id, or
   * `new`: a declaration without a ticket is planned once, so that two of these are two.
   */
  reserve(key: string, owner: string): boolean {
    if (!this.planning) return true;
    const first = this.#owners.get(key);
    if (first !== undefined) return first === owner && owner !== "new";
    this.#owners.set(key, owner);
    return true;
  }

  /** The same where the engine tells the place of a declaration, which stays its own at apply. */
  reserveAt(key: string, place: string): boolean {
    if (!this.#exclusive) return true;
    const first = this.#owners.get(key) ?? place;
    this.#owners.set(key, first);
    return first === place;
  }

  /** False when something was made under the key in this process before. */
  mayCreate(key: string): boolean {
    if (!this.#exclusive) return true;
    if (this.#created.has(key)) return false;
    this.#created.add(key);
    return true;
  }

  /** True once in a process that plans; what is said to the user about the whole is said then. */
  firstLook(): boolean {
    const isFirst = !this.#applying && !(this.#exclusive && this.#looked);
    this.#looked = true;
    return isFirst;
  }

  /** A ticket that this process knows to have a declaration: filed, adopted or planned to be. */
  addDeclared(id: string): void {
    if (this.#exclusive) this.#declared.add(id);
  }

  isDeclared(id: string): boolean {
    return this.#declared.has(id);
  }

  filed(ticket: Filed): void {
    this.addDeclared(ticket.id);
    if (this.#exclusive) this.#filed.set(ticket.id, ticket);
  }

  /** Tickets that were filed here and that the engine has been told of. */
  takeFiled(): readonly Filed[] {
    const tickets = [...this.#filed.values()];
    this.#filed.clear();
    return tickets;
  }
}

export interface Filed {
  readonly id: string;
  readonly key: string;
  readonly namespace: string;
  readonly origin: string | null;
  readonly onDestroy: DestroyPolicy;
}
