import { afterEach, beforeEach, expect, test } from "vitest";
import {
  kill,
  prepareDesk,
  type PreparedDesk,
  serveDesk,
  type ServedDesk,
} from "../support/desk-process.ts";
import { application, keyNamed, project } from "../support/requests.ts";
import { ticketId } from "../../core/key/index.ts";
import { runs } from "../support/runs.ts";

let prepared: PreparedDesk;
beforeEach(async () => void (prepared = await prepareDesk()));
afterEach(() => prepared.remove());

const customersAtOnce = 8;
const halfAnHourMs = 30 * 60_000;

/** What the desk has said that it has. */
interface Acknowledged {
  readonly versions: Map<string, number>;
  readonly comments: Set<string>;
}

test(
  "a desk that is killed a hundred times under load has everything that it acknowledged",
  { timeout: halfAnHourMs },
  async () => {
    const acknowledged: Acknowledged = { versions: new Map(), comments: new Set() };
    const kills = runs(100);
    for (let round = 0; round < kills; round += 1) {
      const desk = await serveDesk(prepared);
      // Anywhere between the first answer and the two hundredth: in the middle of others' writes.
      await loadUntil(desk, acknowledged, round, 1 + ((round * 67) % 200));
      expect(lost(acknowledged)).toEqual([]);
    }
    const { versions, comments } = acknowledged;
    console.log(
      `${kills} kills, ${versions.size} tickets and ${comments.size} comments acknowledged`,
    );
    expect(await prepared.findings()).toEqual([]);
    expect(prepared.rows("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
  },
);

/** Customers file, comment, edit and cancel; the desk is killed at once when so many were answered. */
async function loadUntil(
  desk: ServedDesk,
  acknowledged: Acknowledged,
  round: number,
  answers: number,
) {
  const answersLeft = { count: answers };
  const answered = () => {
    answersLeft.count -= 1;
    if (answersLeft.count === 0) desk.child.kill("SIGKILL");
  };
  const customers = Array.from({ length: customersAtOnce }, async (_, customer) => {
    for (let nth = 0; answersLeft.count > 0; nth += 1) {
      await liveOneTicket(desk, acknowledged, `${round}-${customer}-${nth}`, answered);
    }
  });
  // Whoever was not answered lost the connection.
  await Promise.allSettled(customers);
  // Had the desk refused everybody before, nothing would be lost either.
  expect(answersLeft.count).toBeLessThanOrEqual(0);
  await kill(desk);
}

async function liveOneTicket(
  desk: ServedDesk,
  { versions, comments }: Acknowledged,
  name: string,
  answered: () => void,
): Promise<void> {
  const key = keyNamed(name);
  const id = ticketId({ project, key, timesFreed: 0 });
  const parameters = { project, ticket: id };
  const body = { id, namespace: "shop", origin: null, application: application() };
  const filed = await desk.ask("customer", "putTicketByKey", {
    parameters: { project, key },
    body,
  });
  versions.set(id, filed.answer.ticket.version);
  answered();
  const said = await desk.ask("customer", "commentTicket", {
    parameters,
    body: { body: "Please hurry." },
  });
  comments.add(said.answer.comment.id);
  answered();
  const edited = await desk.ask("customer", "editTicket", {
    parameters,
    version: versions.get(id) ?? 0,
    body: { application: application({ title: "Install Apache" }) },
  });
  versions.set(id, edited.answer.ticket.version);
  answered();
  const cancelled = await desk.ask("customer", "cancelTicket", {
    parameters,
    version: versions.get(id) ?? 0,
    body: { reason: "not needed" },
  });
  versions.set(id, cancelled.answer.ticket.version);
  answered();
}

/** What was acknowledged and is not there, or is older than that. */
function lost({ versions, comments }: Acknowledged): readonly string[] {
  const stored = new Map(
    prepared.rows("select id, version from ticket").map(({ id, version }) => [id, Number(version)]),
  );
  const said = new Set(prepared.rows("select id from comment").map(({ id }) => id));
  const tickets = [...versions].filter(([id, version]) => (stored.get(id) ?? 0) < version);
  return [...tickets.map(([id]) => id), ...[...comments].filter((id) => !said.has(id))];
}
