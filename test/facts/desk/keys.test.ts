import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BodyOf, Ticket } from "../../../desk/contract/index.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import {
  application,
  askForApproval,
  complete,
  confirm,
  file,
  keyNamed,
  project,
  read,
} from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

const key = keyNamed("first");

async function byKey(ofKey = key) {
  const { answer } = await desk.ask("customer", "readTicketByKey", {
    parameters: { project, key: ofKey },
  });
  return answer;
}

type Body = BodyOf<"putTicketByKey">;

function put(id: string, changes: Partial<Body> = {}, ofKey = key) {
  const body = { id, namespace: "shop", origin: null, application: application(), ...changes };
  return desk.ask("customer", "putTicketByKey", { parameters: { project, key: ofKey }, body });
}

function hold({ id }: Ticket, ofKey = key) {
  const body = { key: ofKey, namespace: "shop", origin: null, onDestroy: "forget" as const };
  return desk.ask("customer", "holdTicket", { parameters: { project, ticket: id }, body });
}

function cancel({ id, version }: Ticket) {
  const parameters = { project, ticket: id };
  return desk.ask("customer", "cancelTicket", {
    parameters,
    version,
    body: { reason: "not needed" },
  });
}

function free({ id }: Ticket) {
  return desk.ask("customer", "freeTicketKeys", { parameters: { project, ticket: id } });
}

function release({ id }: Ticket) {
  return desk.ask("customer", "releaseTicket", { parameters: { project, ticket: id } });
}

describe("the id is known before anything is filed", () => {
  test("a key that nobody has used promises the id that its ticket gets", async () => {
    const { nextId, ticket } = await byKey();
    expect(ticket).toBeNull();
    const { status, answer } = await put(nextId);
    expect([status, answer.ticket.id, answer.adopted]).toEqual([201, nextId, false]);
  });

  test("another id than the promised one is refused, and nothing is stored", async () => {
    const { refusal } = await put("tkt_00000000000000000000000000000000");
    expect(refusal.code).toBe("id_changed");
    expect(desk.sql("select count(*) as tickets from ticket")).toEqual([{ tickets: 0 }]);
    expect(desk.sql("select count(*) as keys from ticket_key")).toEqual([{ keys: 0 }]);
  });

  test("another project gets another id for the same key", async () => {
    const { answer } = await desk.ask("stranger", "readTicketByKey", {
      parameters: { project: "other", key },
    });
    expect(answer.nextId).not.toBe((await byKey()).nextId);
  });
});

describe("create-or-get", () => {
  test("the same request again is the same ticket, adopted, with no second event", async () => {
    const first = await file(desk);
    const { status, answer } = await put(first.id);
    expect([status, answer.adopted, answer.ticket.id]).toEqual([200, true, first.id]);
    expect(desk.sql("select kind from event where ticket_id = ?", first.id)).toEqual([
      { kind: "submit" },
    ]);
  });

  test("ten at once file one ticket", async () => {
    const { nextId } = await byKey();
    const answers = await Promise.all(Array.from({ length: 10 }, () => put(nextId)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(9);
    expect(desk.sql("select count(*) as tickets from ticket")).toEqual([{ tickets: 1 }]);
  });

  test("an adopted ticket is brought into line where its state allows an edit", async () => {
    const first = await file(desk);
    const changed = application({ title: "Install nginx twice" });
    const { answer } = await put(first.id, { application: changed });
    expect(answer.ticket).toMatchObject({ id: first.id, title: "Install nginx twice", version: 2 });
  });

  test("a difference in contact data alone is brought into line too", async () => {
    const first = await file(desk);
    const contact = { name: "Lee Minjun", phone: "010-8765-4321", email: "minjun@example.com" };
    const { answer } = await put(first.id, { application: application({ contact }) });
    expect(answer.ticket.contact?.phone).toBe("+821087654321");
  });

  test("an adopted ticket that differs and cannot be edited is refused", async () => {
    const first = await file(desk);
    await desk.ask("engineer", "claimTicket", { parameters: { ticket: first.id }, body: {} });
    expect((await put(first.id)).status).toBe(200);
    const { refusal } = await put(first.id, {
      application: application({ title: "Something else" }),
    });
    expect(refusal.code).toBe("ticket_not_editable");
  });

  test("a ticket that was completed in the meantime is adopted, though its secrets are gone", async () => {
    const secrets = {
      services: ["db-install"],
      securityInfo: { "db-install": { dbRootPassword: "once" } },
    };
    const done = await complete(desk, await file(desk, "first", secrets));
    const { status, answer } = await put(done.id, { application: application(secrets) });
    expect([status, answer.ticket.state]).toEqual([200, "completed"]);
  });

  test("a ticket that a declaration holds is nobody else's, and nothing in it is told", async () => {
    const first = await file(desk);
    await hold(first);
    const { refusal } = await put(first.id);
    expect(refusal.code).toBe("key_in_use");
    expect(refusal.details).toEqual({ id: first.id, number: "N1" });
  });

  test("a price above the customer's limit is refused, and nothing is stored", async () => {
    const { nextId } = await byKey();
    expect((await put(nextId, { maxCost: 29_999 })).refusal.code).toBe("cost_above_cap");
    expect((await byKey()).ticket).toBeNull();
  });
});

describe("held and bound", () => {
  test("holding says so on the ticket, changes no version and makes no event", async () => {
    const first = await file(desk);
    const { answer } = await hold(first);
    expect(answer.ticket.binding).toEqual({
      namespace: "shop",
      origin: null,
      held: true,
      everHeld: true,
      onDestroy: "forget",
      keys: [key],
    });
    expect(answer.ticket.version).toBe(first.version);
    expect(desk.sql("select count(*) as events from event where ticket_id is not null")).toEqual([
      { events: 1 },
    ]);
  });

  test("holding under another key binds that key too", async () => {
    const first = await file(desk);
    const { answer } = await hold(first, keyNamed("renamed"));
    expect(answer.ticket.binding.keys).toEqual([key, keyNamed("renamed")].toSorted());
    expect((await byKey(keyNamed("renamed"))).ticket?.id).toBe(first.id);
  });

  test("a key that another ticket has is not bound", async () => {
    await file(desk, "second");
    const { refusal } = await hold(await file(desk), keyNamed("second"));
    expect(refusal.code).toBe("key_in_use");
  });

  test("a cancelled ticket is held without a key", async () => {
    const first = await file(desk);
    await cancel(first);
    const { answer } = await hold(first);
    expect(answer.ticket.binding).toMatchObject({ held: true, keys: [] });
  });

  test("a released ticket is found again by the same declaration", async () => {
    const first = await file(desk);
    await hold(first);
    await release(first);
    const { answer } = await put(first.id);
    expect([answer.adopted, answer.ticket.binding.held]).toEqual([true, false]);
  });

  test("open tickets that no declaration has ever held are listed by namespace", async () => {
    const held = await file(desk, "held");
    const orphan = await file(desk, "orphan");
    await hold(held, keyNamed("held"));
    const { answer } = await desk.ask("customer", "listTickets", {
      parameters: { project },
      query: { namespace: "shop", held: "never", open: true },
    });
    expect(answer.tickets.map(({ id }) => id)).toEqual([orphan.id]);
  });
});

describe("freed keys", () => {
  test("cancelling frees the keys, and the next ticket has another id", async () => {
    const first = await file(desk);
    await cancel(first);
    const { ticket, nextId, last } = await byKey();
    expect(ticket).toBeNull();
    expect(nextId).not.toBe(first.id);
    expect(last).toMatchObject({ id: first.id, state: "cancelled", cancelledBy: "customer" });
    expect((await put(nextId)).status).toBe(201);
  });

  test("a cancellation by the desk is told with its reason", async () => {
    const first = await file(desk);
    const body = { reason: "the server is not ours" };
    await desk.ask("engineer", "cancelDeskTicket", { parameters: { ticket: first.id }, body });
    expect((await byKey()).last).toMatchObject({ cancelledBy: "engineer", reason: body.reason });
  });

  test("all keys of a ticket are freed together", async () => {
    const first = await file(desk);
    await hold(first, keyNamed("renamed"));
    await cancel(await read(desk, first));
    expect((await byKey(keyNamed("renamed"))).ticket).toBeNull();
    expect((await byKey()).ticket).toBeNull();
  });

  test("a completed ticket keeps its keys until its declaration forgets it", async () => {
    const done = await complete(desk, await file(desk));
    expect((await byKey()).ticket?.id).toBe(done.id);
    await free(done);
    expect((await byKey()).ticket).toBeNull();
  });

  test("freeing twice frees once", async () => {
    const done = await complete(desk, await file(desk));
    await free(done);
    const { nextId } = await byKey();
    expect((await free(done)).status).toBe(200);
    expect((await byKey()).nextId).toBe(nextId);
  });

  test("freeing an old ticket leaves the key with the new one", async () => {
    const first = await file(desk);
    await cancel(first);
    const second = await file(desk);
    await free(first);
    expect((await byKey()).ticket?.id).toBe(second.id);
  });

  test("an open ticket's keys are not freed: a second ticket could follow", async () => {
    expect((await free(await file(desk))).refusal.code).toBe("ticket_open");
  });

  test("a confirmed ticket's keys are not freed", async () => {
    const confirmed = await confirm(desk, await askForApproval(desk, await file(desk)));
    expect((await free(confirmed)).refusal.code).toBe("ticket_open");
  });
});
