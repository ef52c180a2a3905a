/** Whoever acts at the desk past every declaration: its engineers, and the customer by hand. */
import type { RequestOf, RouteName, Ticket } from "../../desk/contract/index.ts";
import type { TestDesk } from "./desk.ts";
import { confirm, project, registerKey } from "./requests.ts";

const hourMs = 3_600_000;

/** Where a ticket can stand when its declaration goes; `confirmed` still asks for approval, and has it. */
export const standings = [
  "off_hours",
  "received",
  "reviewing",
  "delayed",
  "revision_requested",
  "approval_requested",
  "confirmed",
  "working",
  "completed",
  "cancelled",
] as const;
export type Standing = (typeof standings)[number];

export class People {
  readonly desk: TestDesk;

  constructor(desk: TestDesk) {
    this.desk = desk;
  }

  /** All tickets, the oldest first. */
  async tickets(): Promise<readonly Ticket[]> {
    const tickets: Ticket[] = [];
    let query: { readonly limit: number; readonly cursor?: string } = { limit: 100 };
    for (;;) {
      const request = { parameters: { project }, query };
      const { answer } = await this.desk.ask("customer", "listTickets", request);
      tickets.push(...answer.tickets);
      if (answer.nextCursor === null) break;
      query = { ...query, cursor: answer.nextCursor };
    }
    return tickets.toSorted((a, b) => numberOf(a) - numberOf(b));
  }

  async open(): Promise<readonly Ticket[]> {
    return (await this.tickets()).filter(({ phase }) => phase !== "terminal");
  }

  async ticket(id: unknown): Promise<Ticket> {
    return (await this.desk.ask("customer", "readTicket", { parameters: own(id) })).answer.ticket;
  }

  /** How many events the whole desk has: looking adds none. */
  eventCount(): number {
    return Number(this.desk.sql("SELECT count(*) AS total FROM event")[0]?.["total"]);
  }

  claim(id: unknown): Promise<Ticket> {
    return this.#act("claimTicket", { parameters: named(id), body: { reason: "Needed now." } });
  }

  delay(id: unknown): Promise<Ticket> {
    const body = { reason: "Parts are late.", expectedAt: this.#inHours(48) };
    return this.#act("delayTicket", { parameters: named(id), body });
  }

  requestRevision(id: unknown): Promise<Ticket> {
    const body = { reason: "Say which version." };
    return this.#act("requestRevision", { parameters: named(id), body });
  }

  /** Work in two hours, for two hours. */
  requestApproval(id: unknown, step = "Install it."): Promise<Ticket> {
    const window = { start: this.#inHours(2), end: this.#inHours(4) };
    return this.#act("requestApproval", { parameters: named(id), body: { window, steps: [step] } });
  }

  withdrawApproval(id: unknown): Promise<Ticket> {
    return this.#act("withdrawApproval", { parameters: named(id) });
  }

  /** The engineer's own cancellation. */
  refuse(id: unknown, reason = "This server is not ours."): Promise<Ticket> {
    return this.#act("cancelDeskTicket", { parameters: named(id), body: { reason } });
  }

  start(id: unknown): Promise<Ticket> {
    return this.#act("startWork", { parameters: named(id) });
  }

  complete(id: unknown): Promise<Ticket> {
    const body = { note: "Done and tested." };
    return this.#act("completeWork", { parameters: named(id), body });
  }

  async grant(id: unknown): Promise<void> {
    const { serverId } = await this.ticket(id);
    const request = { parameters: own(id), body: { serverId } };
    void (await this.desk.ask("customer", "putGrant", request)).answer;
  }

  async confirm(id: unknown): Promise<void> {
    await confirm(this.desk, await this.ticket(id));
  }

  async registerKey(serverId: string): Promise<void> {
    await registerKey(this.desk, serverId);
  }

  async cancel(id: unknown): Promise<void> {
    const { version } = await this.ticket(id);
    const request = { parameters: own(id), version, body: { reason: "By hand." } };
    void (await this.desk.ask("customer", "cancelTicket", request)).answer;
  }

  async retitle(id: unknown, title: string): Promise<void> {
    const { version, contact, consent, serverId, services, body, nightWork } =
      await this.ticket(id);
    if (contact === null) throw new Error("the contact is erased");
    const { noticeVersion } = consent;
    const application = {
      serverId,
      services,
      title,
      body,
      nightWork,
      contact,
      consent: { agreed: true, noticeVersion },
    };
    const request = { parameters: own(id), version, body: { application } };
    void (await this.desk.ask("customer", "editTicket", request)).answer;
  }

  /** Leads a received ticket to where it is wanted. Off hours it has to be filed off hours. */
  async lead(id: unknown, standing: Standing): Promise<void> {
    for (const step of this.#way(id)[standing]) await step();
  }

  #way(id: unknown): Readonly<Record<Standing, readonly (() => Promise<unknown>)[]>> {
    const reviewing = [() => this.claim(id)];
    const asked = [...reviewing, () => this.requestApproval(id)];
    const confirmed = [...asked, () => this.grant(id), () => this.confirm(id)];
    const ready = async () => this.registerKey((await this.ticket(id)).serverId);
    const working = [...confirmed, ready, () => this.start(id)];
    return {
      off_hours: [],
      received: [],
      reviewing,
      delayed: [...reviewing, () => this.delay(id)],
      revision_requested: [...reviewing, () => this.requestRevision(id)],
      approval_requested: asked,
      confirmed,
      working,
      completed: [...working, () => this.complete(id)],
      cancelled: [() => this.refuse(id)],
    };
  }

  #inHours(hours: number): string {
    return new Date(this.desk.clock.now() + hours * hourMs).toISOString();
  }

  async #act<Name extends EngineerRoute>(name: Name, request: RequestOf<Name>): Promise<Ticket> {
    return (await this.desk.ask("engineer", name, request)).answer.ticket;
  }
}

export function own(id: unknown): { readonly project: string; readonly ticket: string } {
  return { project, ...named(id) };
}

function named(id: unknown): { readonly ticket: string } {
  return { ticket: String(id) };
}

function numberOf({ number }: Ticket): number {
  return Number(number.slice(1));
}

type EngineerRoute = Extract<
  RouteName,
  | "claimTicket"
  | "delayTicket"
  | "requestRevision"
  | "requestApproval"
  | "withdrawApproval"
  | "startWork"
  | "completeWork"
  | "cancelDeskTicket"
>;
