/** The line between provider and desk, which a test can cut at the worst moment. */
import { type FaultCode, refusal } from "../../../core/fault.ts";
import type { Desk, Reply, RouteName } from "../../../desk/contract/index.ts";

/** Before the desk hears of it, or after it is done and before the answer arrives. */
export type Moment = "before" | "after";

interface Meanwhile {
  readonly route: RouteName;
  readonly act: () => Promise<unknown>;
  readonly later: number;
}

export class Wire {
  /** Every call that reached the desk, in order. */
  readonly calls: RouteName[] = [];
  /** What the desk has refused, in order. */
  readonly refusals: FaultCode[] = [];
  /** Tickets that were filed by it and, apart from them, tickets that were adopted. */
  readonly filed = new Set<string>();
  readonly adopted = new Set<string>();
  readonly #changes = new Map<RouteName, Readonly<Record<string, unknown>>>();
  #cut: { readonly route: RouteName; readonly moment: Moment } | null = null;
  #lost: RouteName | null = null;
  #repeated: RouteName | null = null;
  #meanwhile: Meanwhile | null = null;
  #isDead = false;

  /** Somebody else acts just before the desk hears of such a call: the first from here on, or a later one. */
  meanwhile(route: RouteName, act: () => Promise<unknown>, later = 0): void {
    this.#meanwhile = { route, act, later };
  }

  /** The next such call is the process's last. */
  cut(route: RouteName, moment: Moment): void {
    this.#cut = { route, moment };
  }

  /** The next such call is lost, and the process lives. */
  lose(route: RouteName): void {
    this.#lost = route;
  }

  /** The answer to the next such call is lost, and the client asks again. */
  repeat(route: RouteName): void {
    this.#repeated = route;
  }

  /** Nothing is cut any more, and nobody else acts. */
  calm(): void {
    this.#cut = null;
    this.#meanwhile = null;
  }

  /** From now on these members of such an answer differ: of its ticket, where it is one. */
  rewrite(route: RouteName, changes: Readonly<Record<string, unknown>>): void {
    this.#changes.set(route, changes);
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** Another process starts. */
  mend(): void {
    this.#isDead = false;
  }

  around(desk: Desk): Desk {
    return async (route, request, signal) => {
      const lost = {
        ok: false,
        fault: refusal("desk_unreachable", { endpoint: "the desk" }),
      } as const;
      const moment = this.#cut?.route === route ? this.#cut.moment : null;
      if (this.#isDead || moment === "before") return this.#die(lost);
      if (this.#lost === route) {
        this.#lost = null;
        return lost;
      }
      await this.#letAct(route);
      this.calls.push(route);
      const first = await desk(route, request, signal);
      const isRepeated = this.#repeated === route;
      if (isRepeated) this.#repeated = null;
      const reply = isRepeated ? repeated(await desk(route, request, signal)) : first;
      if (!reply.ok) this.refusals.push(reply.fault.code);
      else if ("adopted" in reply.answer && "ticket" in reply.answer) {
        const { adopted, ticket } = reply.answer;
        (adopted ? this.adopted : this.filed).add(ticket.id);
      }
      if (moment === "after") return this.#die(lost);
      const changes = this.#changes.get(route);
      if (reply.ok && changes !== undefined) {
        Object.assign(
          "ticket" in reply.answer ? (reply.answer.ticket ?? {}) : reply.answer,
          changes,
        );
      }
      return reply;
    };
  }

  async #letAct(route: RouteName): Promise<void> {
    const waiting = this.#meanwhile;
    if (waiting?.route !== route) return;
    this.#meanwhile = waiting.later === 0 ? null : { ...waiting, later: waiting.later - 1 };
    if (waiting.later === 0) await waiting.act();
  }

  #die<T>(lost: T): T {
    this.#cut = null;
    this.#isDead = true;
    return lost;
  }
}

function repeated<Name extends RouteName>(reply: Reply<Name>): Reply<Name> {
  return reply.ok ? { ...reply, isRepeated: true } : reply;
}
