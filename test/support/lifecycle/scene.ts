/** A desk with its people, and customers' workspaces in front of it. */
import { openDesk } from "../../../desk/client/index.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { type DeskAccess, deskformProvider } from "../../../provider/lifecycle/provider.ts";
import { startTestDesk, type TestDesk, tuesdayMorning } from "../desk.ts";
import type { Face } from "./faces.ts";
import { Wire } from "./wire.ts";
import { Workspace } from "./workspace.ts";
import { own, People } from "../people.ts";
import { project } from "../requests.ts";

interface WorkspaceOptions {
  readonly attached?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

export class Scene extends People {
  readonly face: Face;
  #namespaces = 0;

  constructor(face: Face, desk: TestDesk) {
    super(desk);
    this.face = face;
  }

  /**
   * A state of its own, unless the settings name another's namespace. Where engines are attached
   * to one process, all runs share it.
   */
  workspace(
    settings: Fields = {},
    { attached = false, environment = {} }: WorkspaceOptions = {},
  ): Workspace {
    this.#namespaces += 1;
    const { address, tokens } = this.desk;
    const access = { endpoint: address, token: tokens.customer, project };
    const namespace = `space-${this.#namespaces}`;
    const provider = (wire: Wire) =>
      deskformProvider({
        version: "0.0.0",
        environment: (name) => environment[name],
        exclusive: !attached,
        runningMs: () => 0,
        openDesk: (connection) => openThrough(wire, connection),
      });
    const wire = new Wire();
    const shared = provider(wire);
    const start = attached ? () => shared : provider;
    return new Workspace(this.face, start, { ...access, namespace, ...settings }, wire);
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

  async ticketsOf(namespace: string): Promise<readonly Ticket[]> {
    const query = { limit: 100, namespace };
    const request = { parameters: { project }, query };
    return (await this.desk.ask("customer", "listTickets", request)).answer.tickets;
  }

  /** What happened to a ticket, in order. */
  async events(id: unknown): Promise<readonly string[]> {
    const parameters = own(id);
    const { answer } = await this.desk.ask("customer", "listTicketEvents", { parameters });
    return answer.events.map(({ kind }) => kind);
  }
}

/** A desk that is reached over a line. */
export function openThrough(wire: Wire, options: DeskAccess) {
  const opened = openDesk({
    ...options,
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
