import { type RawDesk, record, records } from "./desk.ts";
import type { Shown, StoryEngine } from "./engine.ts";
import { steps } from "./steps.ts";

/** What the story tells, and to whom. */
export interface Story {
  readonly engine: StoryEngine;
  /** The desk as the customer sees it, for looking; as the engineer and the operator use it. */
  readonly customer: RawDesk;
  readonly engineer: RawDesk;
  readonly admin: RawDesk;
  readonly secret: string;
  say(sentence: string): void;
  /** A part of what the engine printed. */
  quote(text: string): void;
}

const tickets = "/v1/projects/demo/tickets";

/** From an empty project to an ended ticket. Every step is verified at the desk itself. */
export async function runStory(story: Story): Promise<readonly string[]> {
  await refusal(story);
  const id = await filing(story);
  const workPlanHash = await approvalRequest(story, id);
  await confirmation(story, id, workPlanHash);
  await work(story, id);
  await farewell(story, id);
  return history(story.customer, id);
}

async function refusal({ engine, customer, say, quote }: Story): Promise<void> {
  say(steps.refusal);
  await engine.refuseConsent();
  const shown = await engine.plan();
  quote(passage(shown.output, /^error/i, /\bversion\.$/));
  expectThat(shown.code !== 0, "the form without consent was not refused", shown);
  await engine.giveConsent();
  await expectNothingFiled(customer);
}

async function expectNothingFiled(customer: RawDesk): Promise<void> {
  const { tickets: filed } = await customer.get(tickets);
  expectThat(records(filed).length === 0, "something was filed already", filed);
}

async function filing({ engine, customer, secret, say, quote }: Story): Promise<string> {
  say(steps.plan);
  const planned = await succeed(engine.plan(), "the plan");
  quote(
    lines(
      planned,
      /\bprice\b|estimated_?cost|request_?id|will be created|Plan:|\+ .*deskform/i,
      12,
    ),
  );
  await expectNothingFiled(customer);
  say(steps.filing);
  const applied = await succeed(engine.apply(), "the apply");
  quote(
    lines(
      applied,
      /Creation complete|^warning: The desk|\bstate +: "|ticket *[=:] "|Apply complete|\d created/i,
      12,
    ),
  );
  const { tickets: filed } = await customer.get(tickets);
  const [ticket = {}, ...others] = records(filed);
  const { id, state, grant, keyRegistered, confirmedAt, estimate } = ticket;
  expectThat(state === "received" && others.length === 0, "one received ticket was wanted", filed);
  expectThat(planned.includes(String(id)), "the plan named another ticket", planned);
  const cost = String(record(estimate)["amount"]);
  expectThat(planned.includes(cost), "the plan named another price", planned);
  expectThat(record(grant)["state"] === "active", "access was not allowed", grant);
  expectThat(keyRegistered === true, "the engineers' key was not registered", ticket);
  expectThat(confirmedAt === null, "the decision did not wait", ticket);
  expectThat(
    !(await engine.stored()).includes(secret),
    "the secret is in the engine's state",
    null,
  );
  return String(id);
}

async function ticketOf(customer: RawDesk, id: string): Promise<Readonly<Record<string, unknown>>> {
  return record((await customer.get(`${tickets}/${id}`))["ticket"]);
}

/** A plan, after which the desk has heard of nothing new. */
async function planAlone(
  { customer }: Story,
  id: string,
  planning: () => Promise<Shown>,
): Promise<string> {
  const before = await customer.get(`${tickets}/${id}/events`);
  const planned = await succeed(planning(), "the plan");
  const after = await customer.get(`${tickets}/${id}/events`);
  const happened = records(after["events"]).slice(records(before["events"]).length);
  expectThat(happened.length === 0, "a plan has changed the ticket", happened);
  return planned;
}

/** A window inside business hours on the first day of the story. */
async function workWindow(customer: RawDesk): Promise<{ start: string; end: string }> {
  const { asOf } = await customer.get("/v1/projects/demo");
  const now = Date.parse(String(asOf));
  const minuteMs = 60_000;
  const at = (minutes: number) => new Date(now + minutes * minuteMs).toISOString();
  return { start: at(60), end: at(180) };
}

async function approvalRequest(story: Story, id: string): Promise<string> {
  const { engine, customer, engineer, say, quote } = story;
  say(steps.claim);
  await engineer.post(`/v1/desk/tickets/${id}/claim`, {});
  const answer = await engineer.post(`/v1/desk/tickets/${id}/request-approval`, {
    window: await workWindow(customer),
    steps: ["Install Apache, PHP and MySQL", "Tune for 200 visitors", "Check the site"],
  });
  const workPlanHash = String(record(answer["ticket"])["workPlanHash"]);
  const asking = await ticketOf(customer, id);
  expectThat(asking["workPlanHash"] === workPlanHash, "the customer is not asked", asking);
  say(steps.asked);
  const planned = await planAlone(story, id, engine.plan);
  quote(passage(planned, /asks to confirm/, /acknowledge_?irreversible\W/i));
  expectThat(planned.includes(workPlanHash), "the plan does not name the work plan", planned);
  return workPlanHash;
}

async function confirmation(story: Story, id: string, workPlanHash: string): Promise<void> {
  const { engine, customer, say, quote } = story;
  say(steps.irreversible);
  await engine.nameWorkPlan(workPlanHash);
  const planned = await planAlone(story, id, engine.plan);
  quote(lines(planned, /IRREVERSIBLE|"confirmed"|CONFIRM|status|1 to change|to update/, 8));
  say(steps.confirmed);
  await succeed(engine.apply(), "the apply");
  const ticket = await ticketOf(customer, id);
  expectThat(ticket["workPlanHash"] === workPlanHash, "another plan was confirmed", ticket);
  expectThat(ticket["phase"] === "locked", "the work was not confirmed", ticket);
}

async function work(story: Story, id: string): Promise<void> {
  const { engine, customer, engineer, admin, say, quote } = story;
  say(steps.work);
  const { window } = record((await ticketOf(customer, id))["workPlan"]);
  await admin.put("/v1/desk/clock", { now: record(window)["start"] });
  await engineer.post(`/v1/desk/tickets/${id}/start`);
  await engineer.post(`/v1/desk/tickets/${id}/complete`, { note: "Installed, tuned and checked." });
  const ticket = await ticketOf(customer, id);
  expectThat(ticket["outcome"] === "done", "the work was not completed", ticket);
  expectThat(ticket["grant"] === null, "the completed work left its access open", ticket);
  say(steps.empty);
  const planned = await planAlone(story, id, engine.settled);
  quote(lines(planned, /^No changes|\d unchanged/, 2));
}

async function farewell(
  { engine, customer, secret, say, quote }: Story,
  id: string,
): Promise<void> {
  say(steps.farewell);
  const destroyed = await succeed(engine.destroy(), "the destroy");
  quote(lines(destroyed, /Destroy complete|deleted|Resources:/i, 3));
  const ticket = await ticketOf(customer, id);
  expectThat(ticket["state"] === "completed", "the ticket should stay completed", ticket);
  expectThat(ticket["keyRegistered"] === false, "the key is still registered", ticket);
  const month = monthAfter(String(ticket["endedAt"]));
  const { charges } = await customer.get(`/v1/projects/demo/charges?month=${month}`);
  const charged = records(charges).map(({ ticketId }) => ticketId);
  expectThat(charged.join() === id, `one charge in ${month} was wanted`, charges);
  expectThat(
    !(await engine.stored()).includes(secret),
    "the secret is in the engine's state",
    null,
  );
}

/** Months begin in Seoul nine hours earlier. */
function monthAfter(instant: string): string {
  const inSeoul = new Date(Date.parse(instant) + 9 * 3_600_000);
  const next = Date.UTC(inSeoul.getUTCFullYear(), inSeoul.getUTCMonth() + 1);
  return new Date(next).toISOString().slice(0, 7);
}

/** The ticket's events as the desk wrote them, without what differs from run to run. */
async function history(customer: RawDesk, id: string): Promise<readonly string[]> {
  const { events } = await customer.get(`${tickets}/${id}/events`);
  return records(events).map(({ kind, role }) => `${String(kind)} by ${String(role)}`);
}

async function succeed(running: Promise<Shown>, what: string): Promise<string> {
  const shown = await running;
  expectThat(shown.code === 0, `${what} failed`, shown);
  return shown.output;
}

function expectThat(holds: boolean, otherwise: string, seen: unknown): void {
  if (holds) return;
  const text =
    typeof seen === "object" && seen !== null && "output" in seen
      ? String(seen.output)
      : JSON.stringify(seen, null, 1);
  throw new Error(`${otherwise}\n${text}`);
}

function lines(text: string, pattern: RegExp, most: number): string {
  return text
    .split("\n")
    .filter((line) => pattern.test(line))
    .slice(0, most)
    .join("\n");
}

/** From the first line of the kind to the next one, itself perhaps, with which it ends. */
function passage(text: string, first: RegExp, last: RegExp): string {
  const all = text.split("\n");
  const from = all.findIndex((line) => first.test(line));
  const to = all.findIndex((line, at) => at >= from && last.test(line));
  return all.slice(from, to + 1).join("\n");
}
