/** Plays a history against the desk and the model at once, and stops where the two differ. */
import { isDeepStrictEqual } from "node:util";
import type { FaultCode } from "../../../core/fault.ts";
import { type Situation, situationOf } from "../../../core/workflow/situation.ts";
import type { Grant, Reply } from "../../../desk/contract/index.ts";
import { foresee, type ModelledRoute, type Sent } from "./index.ts";
import { type Command, historyOf, meaningOf, type Mix } from "./commands.ts";
import { openModelDesk, type ModelDesk } from "./desk.ts";
import { brokenLaws } from "./laws.ts";
import { type Answer, shown, shownIn } from "./shown.ts";
import { sweep } from "./steps.ts";
import { newWorld, placeOf, unknownId, type World } from "./world.ts";

/** What histories have met, so that a test can say that they met everything. */
export interface Journey {
  readonly calls: number;
  readonly visited: ReadonlySet<Situation>;
  readonly refused: ReadonlySet<FaultCode>;
  /** The kinds of what was written into the log. */
  readonly logged: ReadonlySet<string>;
}

const historyLength = 1_000;

/** Histories from a seed on, until so many calls were made and answered as they should be. */
export async function playMany(mix: Mix, seed: number, calls: number): Promise<Journey> {
  let journey: Journey = { calls: 0, visited: new Set(), refused: new Set(), logged: new Set() };
  for (let next = seed; journey.calls < calls; next += 1) {
    const history = historyOf(mix, next, Math.min(historyLength, 2 * calls));
    const more = await play(history).catch((cause: unknown) => {
      throw new Error(`DESKFORM_SEED=${next} plays this again: ${String(cause)}`, { cause });
    });
    journey = {
      calls: journey.calls + more.calls,
      visited: journey.visited.union(more.visited),
      refused: journey.refused.union(more.refused),
      logged: journey.logged.union(more.logged),
    };
  }
  return journey;
}

interface Flight {
  readonly sent: Sent;
  readonly foreseen: unknown;
  readonly reply: Promise<Reply<ModelledRoute>>;
}

/** Calls that are under way at once share a commit. */
const flightsMax = 8;

/** Tuesday, ten in the morning in Seoul: the desk is open. */
const start = Date.UTC(2026, 10, 24, 1);

export async function play(history: readonly Command[]): Promise<Journey> {
  const desk = await openModelDesk(start);
  const player = new Player(desk, newWorld(start));
  try {
    for (const command of history) await player.carryOut(command);
    await player.settle();
    await player.judge();
    return player.journey();
  } finally {
    await desk.remove();
  }
}

class Player {
  readonly #desk: ModelDesk;
  readonly #world: World;
  #flights: Flight[] = [];
  #last: Sent | null = null;
  #calls = 0;
  readonly #visited = new Set<Situation>();
  readonly #refused = new Set<FaultCode>();

  constructor(desk: ModelDesk, world: World) {
    this.#desk = desk;
    this.#world = world;
  }

  journey(): Journey {
    const kinds = this.#desk.rows("select distinct kind from event");
    const logged = new Set(kinds.map(({ kind }) => String(kind)));
    return { calls: this.#calls, visited: this.#visited, refused: this.#refused, logged };
  }

  async carryOut(command: Command): Promise<void> {
    if (command.deed === "restart") return this.#restart();
    if (command.deed === "sweep") return this.#sweep();
    if (command.deed === "again" && this.#last !== null) return this.#send(this.#last);
    const meaning = meaningOf(this.#world, command);
    if ("now" in meaning) return this.#moveClock(meaning.now);
    await this.#send(meaning.sent);
    // The same call twice at once: its sender did not wait for the answer.
    if (command.deed === "twice") await this.#send(meaning.sent);
  }

  async #restart(): Promise<void> {
    await this.settle();
    await this.#desk.restart();
  }

  async #sweep(): Promise<void> {
    await this.settle();
    await this.#desk.sweepAll();
    const before = new Map(this.#world.tickets);
    sweep(this.#world);
    for (const [id, held] of before) if (this.#world.tickets.get(id) !== held) this.#lookUp(id);
  }

  async #moveClock(now: number): Promise<void> {
    await this.settle();
    this.#world.now = now;
    this.#desk.clock.now = now;
  }

  async #send(sent: Sent): Promise<void> {
    if (this.#flights.length >= flightsMax || this.#isUnsettled(sent) || isSlow(sent))
      await this.settle();
    this.#calls += 1;
    this.#last = sent;
    const foreseen = shown(this.#world, sent.by, foresee(this.#world, sent));
    this.#flights.push({ sent, foreseen, reply: this.#desk.call(sent) });
    if (isSlow(sent)) await this.settle();
  }

  /** Some ids are the desk's own: what depends on them waits until they are known. */
  #isUnsettled({ request }: Sent): boolean {
    const parameters: Readonly<Record<string, string>> = request.parameters;
    const held = this.#world.tickets.get(parameters["ticket"] ?? "");
    if (held === undefined) return false;
    return held.lastCommentId === undefined || held.grant?.grant.id === unknownId;
  }

  async settle(): Promise<void> {
    const flights = this.#flights;
    this.#flights = [];
    for (const flight of flights) this.#land(flight, await flight.reply);
    const touched = flights.map(({ sent }) => touchedBy(sent, this.#world));
    for (const id of new Set(touched)) this.#lookUp(id);
  }

  #land({ sent, foreseen }: Flight, reply: Reply<ModelledRoute>): void {
    const came = reply.ok ? shownIn(reply.answer) : reply.fault.code;
    if (!reply.ok) this.#refused.add(reply.fault.code);
    if (!isDeepStrictEqual(came, foreseen)) throw differing(sent, foreseen, came);
    if (reply.ok) this.#learn(reply.answer, sent);
  }

  #learn(answer: Answer, { request }: Sent): void {
    if ("grant" in answer) learnGrant(this.#world, answer.grant);
    const parameters: Readonly<Record<string, string>> = request.parameters;
    if ("registration" in answer && "server" in parameters) {
      const place = placeOf(parameters["project"] ?? "", parameters["server"] ?? "");
      this.#world.registrations.set(answer.registration.id, place);
    }
  }

  /** What was acknowledged stands in the file, seen from outside, and nothing else. */
  #lookUp(id: string): void {
    const held = this.#world.tickets.get(id);
    const [row] = this.#desk.rows(ticketRow, id);
    const known = held && [JSON.stringify(held.ticket), held.held ? 1 : 0, held.comments];
    const stored = row && [row["document"], row["held"], row["comments"]];
    if (!isDeepStrictEqual(stored, known)) {
      throw new Error(`stored ${id}: ${JSON.stringify(stored)}, not ${JSON.stringify(known)}`);
    }
    if (held === undefined) return;
    this.#visited.add(situationOf(held.ticket));
    const lastCommentId = row?.["last"];
    if (typeof lastCommentId === "string") this.#world.tickets.set(id, { ...held, lastCommentId });
  }

  async judge(): Promise<void> {
    const broken = await brokenLaws(this.#desk, this.#world);
    if (broken.length > 0) throw new Error(broken.join("\n"));
  }
}

/** A file takes several transactions, and whatever is under way could come between. */
function isSlow({ name }: Sent): boolean {
  return name === "putAttachment";
}

const ticketRow = `
  select document, held,
    (select id from comment where ticket_id = ticket.id order by sequence desc limit 1) as last,
    (select count(*) from comment where ticket_id = ticket.id) as comments
  from ticket where id = ?`;

function touchedBy({ request }: Sent, { keys, inquiries }: World): string {
  const parameters: Readonly<Record<string, string>> = request.parameters;
  const { ticket, inquiry, project = "", key = "" } = parameters;
  if (inquiry !== undefined) return inquiries.get(inquiry)?.ticketId ?? "";
  return ticket ?? keys.get(placeOf(project, key))?.ticketId ?? "";
}

function differing({ by, name, request }: Sent, foreseen: unknown, came: unknown): Error {
  const [told, wanted, asked] = [came, foreseen, request].map((part) => JSON.stringify(part));
  return new Error(`${name} by ${by} came as ${told} and was foreseen as ${wanted}: ${asked}`);
}

function learnGrant({ grants, tickets }: World, { id, ticketId }: Grant): void {
  if (grants.has(id)) return;
  grants.set(id, ticketId);
  const held = tickets.get(ticketId);
  if (held?.grant?.grant.id !== unknownId) return;
  const grant = { ...held.grant, grant: { ...held.grant.grant, id } };
  tickets.set(ticketId, { ...held, grant });
}
