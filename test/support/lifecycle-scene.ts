/** A desk with its people, and customers' workspaces in front of it. */
import { openDesk } from "../../desk/client/index.ts";
import type { RequestOf, Ticket } from "../../desk/contract/index.ts";
import type { Fields } from "../../framework/value/index.ts";
import { type Connection, deskformProvider } from "../../provider/lifecycle/provider.ts";
import { startTestDesk, type TestDesk, tuesdayMorning } from "./desk.ts";
import type { Face } from "./lifecycle-faces.ts";
import { Wire } from "./lifecycle-wire.ts";
import { Workspace } from "./lifecycle-workspace.ts";

const hourMs = 3_600_000;
export const project = "demo";

/** Where a ticket can stand when its declaration goes. */
export const rows = [
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
export type Row = (typeof rows)[number];

export class Scene {
  readonly face: Face;
  readonly desk: TestDesk;
  #namespaces = 0;

  constructor(face: Face, desk: TestDesk) {
    this.face = face;
    this.desk = desk;
  }

  /** A state of its own, unless the settings name another's namespace. */
  workspace(settings: Fields = {}): Workspace {
    this.#namespaces += 1;
    const { address, tokens } = this.desk;
    const access = { endpoint: address, token: tokens.customer, project };
    const namespace = `space-${this.#namespaces}`;
    const provider = (wire: Wire) =>
      deskformProvider({
        version: "0.0.0",
        environment: () => undefined,
        exclusive: true,
        openDesk: (connection) => openThrough(wire, connection),
      });
    return new Workspace(this.face, provider, { ...access, namespace, ...settings }, new Wire());
  }

  /** Begins anew at ten in the morning of a business day. */
  morning(): void {
    this.desk.clock.set(tuesdayMorning);
  }

  /** As after the desk's own archiving: nobody is shown the ticket any more. */
  hide(id: unknown): void {
    const ticket = String(id);
    const freed = "times_freed = times_freed + 1, last_ticket_id = NULL, ticket_id = NULL";
    this.desk.sql(`UPDATE ticket_key SET ${freed} WHERE ticket_id = ?`, ticket);
    const document = "json_set(document, '$.project', 'other')";
    this.desk.sql(
      `UPDATE ticket SET project_id = 'other', document = ${document} WHERE id = ?`,
      ticket,
    );
  }

  async tickets(): Promise<readonly Ticket[]> {
    const parameters = { project };
    const query = { limit: 100 };
    return (await this.desk.ask("customer", "listTickets", { parameters, query })).answer.tickets;
  }

  async ticketsOf(namespace: string): Promise<readonly Ticket[]> {
    const query = { limit: 100, namespace };
    const request = { parameters: { project }, query };
    return (await this.desk.ask("customer", "listTickets", request)).answer.tickets;
  }

  async ticket(id: unknown): Promise<Ticket> {
    return (await this.desk.ask("customer", "readTicket", { parameters: own(id) })).answer.ticket;
  }

  /** What happened to a ticket, in order. */
  async events(id: unknown): Promise<readonly string[]> {
    const parameters = own(id);
    const { answer } = await this.desk.ask("customer", "listTicketEvents", { parameters });
    return answer.events.map(({ kind }) => kind);
  }

  /** How many events the whole desk has: a read adds none. */
  eventCount(): number {
    return Number(this.desk.sql("SELECT count(*) AS total FROM event")[0]?.["total"]);
  }

  claim(id: unknown): Promise<Ticket> {
    const body = { reason: "This one is needed now." };
    return this.#act("claimTicket", { parameters: named(id), body });
  }

  delay(id: unknown): Promise<Ticket> {
    const body = { reason: "Parts are late.", expectedAt: this.#inHours(48) };
    return this.#act("delayTicket", { parameters: named(id), body });
  }

  requestRevision(id: unknown, reason = "Say which version."): Promise<Ticket> {
    return this.#act("requestRevision", { parameters: named(id), body: { reason } });
  }

  /** Work in two hours, for two hours. */
  requestApproval(id: unknown, steps: string[] = ["Install it."]): Promise<Ticket> {
    const window = { start: this.#inHours(2), end: this.#inHours(4) };
    return this.#act("requestApproval", { parameters: named(id), body: { window, steps } });
  }

  withdraw(id: unknown): Promise<Ticket> {
    return this.#act("withdrawApproval", { parameters: named(id) });
  }

  start(id: unknown): Promise<Ticket> {
    return this.#act("startWork", { parameters: named(id) });
  }

  complete(id: unknown): Promise<Ticket> {
    const body = { note: "Done and tested." };
    return this.#act("completeWork", { parameters: named(id), body });
  }

  /** The engineer's own cancellation. */
  refuse(id: unknown, reason = "This server is not ours."): Promise<Ticket> {
    return this.#act("refuseTicket", { parameters: named(id), body: { reason } });
  }

  /** The customer's, past every declaration. */
  async cancel(id: unknown): Promise<void> {
    const { version } = await this.ticket(id);
    const request = { parameters: own(id), version, body: { reason: "Not needed." } };
    void (await this.desk.ask("customer", "cancelTicket", request)).answer;
  }

  async confirm(id: unknown): Promise<void> {
    const { version, workPlanHash } = await this.ticket(id);
    const body = { workPlanHash: workPlanHash ?? "", acknowledgeIrreversible: true as const };
    const request = { parameters: own(id), version, body };
    void (await this.desk.ask("customer", "confirmTicket", request)).answer;
  }

  async reReview(id: unknown, reason: string): Promise<void> {
    const { version } = await this.ticket(id);
    const request = { parameters: own(id), version, body: { reason } };
    void (await this.desk.ask("customer", "requestReReview", request)).answer;
  }

  async grant(id: unknown): Promise<void> {
    const { serverId } = await this.ticket(id);
    const request = { parameters: own(id), body: { serverId } };
    void (await this.desk.ask("customer", "putGrant", request)).answer;
  }

  async registerKey(serverId: string): Promise<void> {
    const { answer } = await this.desk.ask("customer", "readAccessProfile", {
      parameters: { project },
    });
    const { account, publicKey, fingerprint } = answer.profile;
    const parameters = { project, server: serverId, fingerprint };
    const body = { account, publicKey };
    void (await this.desk.ask("customer", "putKeyRegistration", { parameters, body })).answer;
  }

  /** Leads a received ticket to where it is wanted. Off hours it has to be filed off hours. */
  async lead(id: unknown, row: Row): Promise<void> {
    for (const step of this.#way(id)[row]) await step();
  }

  #way(id: unknown): Readonly<Record<Row, readonly (() => Promise<unknown>)[]>> {
    const reviewing = [() => this.claim(id)];
    const asked = [...reviewing, () => this.requestApproval(id)];
    const confirmed = [...asked, () => this.grant(id), () => this.confirm(id)];
    const ready = async (): Promise<void> => this.registerKey((await this.ticket(id)).serverId);
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

  async #act<Name extends EngineerRoute>(name: Name, request: RequestOf<Name>): Promise<Ticket> {
    return (await this.desk.ask("engineer", name, request)).answer.ticket;
  }

  #inHours(hours: number): string {
    return new Date(this.desk.clock.now() + hours * hourMs).toISOString();
  }
}

type EngineerRoute =
  | "claimTicket"
  | "delayTicket"
  | "requestRevision"
  | "requestApproval"
  | "withdrawApproval"
  | "startWork"
  | "completeWork"
  | "refuseTicket";

function named(id: unknown): { readonly ticket: string } {
  return { ticket: String(id) };
}

function own(id: unknown): { readonly project: string; readonly ticket: string } {
  return { project, ticket: String(id) };
}

function openThrough(wire: Wire, { requestTimeoutMs, ...connection }: Connection) {
  const opened = openDesk({
    ...connection,
    timeoutMs: requestTimeoutMs,
    random: () => 0,
    elapsedMs: () => performance.now(),
    deadline: (durationMs) => AbortSignal.timeout(durationMs),
    // Nobody is kept waiting: what the desk refuses for a while is asked again at once.
    wait: async () => {},
  });
  return opened.ok ? { ok: true as const, desk: wire.around(opened.desk) } : opened;
}

export async function openScene(face: Face): Promise<Scene> {
  return new Scene(face, await startTestDesk());
}
