/** Whoever acts at the desk while an engine does not look: its engineers, and the customer by hand. */
import type { RequestOf, RouteName, Ticket } from "../../desk/contract/index.ts";
import type { TestDesk } from "./desk.ts";
import { project, registerKey } from "./requests.ts";

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
  readonly #desk: TestDesk;

  constructor(desk: TestDesk) {
    this.#desk = desk;
  }

  /** All tickets, the oldest first. */
  async tickets(): Promise<readonly Ticket[]> {
    const request = { parameters: { project }, query: { limit: 100 } };
    const { answer } = await this.#desk.ask("customer", "listTickets", request);
    return answer.tickets.toSorted((a, b) => numberOf(a) - numberOf(b));
  }

  async open(): Promise<readonly Ticket[]> {
    return (await this.tickets()).filter(({ phase }) => phase !== "terminal");
  }

  async ticket(id: string): Promise<Ticket> {
    const parameters = { project, ticket: id };
    return (await this.#desk.ask("customer", "readTicket", { parameters })).answer.ticket;
  }

  /** How many events the whole desk has: looking adds none. */
  events(): number {
    return Number(this.#desk.sql("SELECT count(*) AS total FROM event")[0]?.["total"]);
  }

  claim(id: string): Promise<Ticket> {
    return this.#engineer("claimTicket", {
      parameters: { ticket: id },
      body: { reason: "Needed now." },
    });
  }

  delay(id: string): Promise<Ticket> {
    return this.#engineer("delayTicket", {
      parameters: { ticket: id },
      body: { reason: "Parts are late.", expectedAt: this.#after(48) },
    });
  }

  requestRevision(id: string): Promise<Ticket> {
    return this.#engineer("requestRevision", {
      parameters: { ticket: id },
      body: { reason: "Say which version." },
    });
  }

  requestApproval(id: string, step = "Install it."): Promise<Ticket> {
    const window = { start: this.#after(0.1), end: this.#after(1) };
    return this.#engineer("requestApproval", {
      parameters: { ticket: id },
      body: { window, steps: [step] },
    });
  }

  withdrawApproval(id: string): Promise<Ticket> {
    return this.#engineer("withdrawApproval", { parameters: { ticket: id } });
  }

  refuse(id: string): Promise<Ticket> {
    return this.#engineer("refuseTicket", {
      parameters: { ticket: id },
      body: { reason: "This server is not ours." },
    });
  }

  /** Moves the clock into the agreed window. */
  async start(id: string): Promise<Ticket> {
    const { workPlan } = await this.ticket(id);
    this.#desk.clock.set(workPlan?.window.start ?? "");
    return this.#engineer("startWork", { parameters: { ticket: id } });
  }

  complete(id: string): Promise<Ticket> {
    return this.#engineer("completeWork", {
      parameters: { ticket: id },
      body: { note: "Done and tested." },
    });
  }

  async grant(id: string): Promise<void> {
    const { serverId } = await this.ticket(id);
    const parameters = { project, ticket: id };
    void (await this.#desk.ask("customer", "putGrant", { parameters, body: { serverId } })).answer;
  }

  async confirm(id: string): Promise<void> {
    const { version, workPlanHash } = await this.ticket(id);
    const body = { workPlanHash: workPlanHash ?? "", acknowledgeIrreversible: true } as const;
    const parameters = { project, ticket: id };
    await this.#customer("confirmTicket", { parameters, version, body });
  }

  async cancel(id: string): Promise<void> {
    const { version } = await this.ticket(id);
    const parameters = { project, ticket: id };
    await this.#customer("cancelTicket", { parameters, version, body: { reason: "By hand." } });
  }

  async retitle(id: string, title: string): Promise<void> {
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
    const parameters = { project, ticket: id };
    await this.#customer("editTicket", { parameters, version, body: { application } });
  }

  /** Leads a received ticket to where it is wanted. Off hours it has to be filed off hours. */
  async lead(id: string, standing: Standing): Promise<void> {
    for (const step of this.#way(id)[standing]) await step();
  }

  #way(id: string): Readonly<Record<Standing, readonly (() => Promise<unknown>)[]>> {
    const reviewing = [() => this.claim(id)];
    const asked = [...reviewing, () => this.requestApproval(id)];
    const confirmed = [...asked, () => this.grant(id), () => this.confirm(id)];
    const working = [...confirmed, () => this.#registerKey(id), () => this.start(id)];
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

  async #registerKey(id: string): Promise<void> {
    await registerKey(this.#desk, (await this.ticket(id)).serverId);
  }

  #after(hours: number): string {
    return new Date(this.#desk.clock.now() + hours * hourMs).toISOString();
  }

  async #engineer<Name extends Working>(name: Name, request: RequestOf<Name>): Promise<Ticket> {
    return (await this.#desk.ask("engineer", name, request)).answer.ticket;
  }

  async #customer<Name extends Deciding>(name: Name, request: RequestOf<Name>): Promise<void> {
    void (await this.#desk.ask("customer", name, request)).answer;
  }
}

function numberOf({ number }: Ticket): number {
  return Number(number.slice(1));
}

type Working = Extract<
  RouteName,
  | "claimTicket"
  | "delayTicket"
  | "requestRevision"
  | "requestApproval"
  | "withdrawApproval"
  | "startWork"
  | "completeWork"
  | "refuseTicket"
>;

type Deciding = "cancelTicket" | "confirmTicket" | "editTicket";
