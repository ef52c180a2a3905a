import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BodyOf } from "../../../desk/contract/index.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { complete, file, keyNamed, project } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

const key = keyNamed("question");
type Body = BodyOf<"putInquiryByKey">;

async function ask(changes: Partial<Body> = {}) {
  const parameters = { project, key };
  const { answer } = await desk.ask("customer", "readInquiryByKey", { parameters });
  const id = answer.inquiry?.id ?? answer.nextId;
  const body = {
    id,
    kind: "general" as const,
    ticketId: null,
    subject: "Hours",
    body: "When?",
    ...changes,
  };
  return desk.ask("customer", "putInquiryByKey", { parameters, body });
}

const expedite = async (ticketId: string) =>
  (await ask({ kind: "expedite", ticketId })).answer.inquiry;

describe("an inquiry", () => {
  test("R46 is asked, answered, asked on and closed, and every word stays", async () => {
    const { id } = (await ask()).answer.inquiry;
    await desk.ask("engineer", "answerInquiry", {
      parameters: { inquiry: id },
      body: { body: "At nine." },
    });
    const parameters = { project, inquiry: id };
    const written = await desk.ask("customer", "writeInquiry", {
      parameters,
      body: { body: "Thanks." },
    });
    expect(written.answer.inquiry).toMatchObject({
      number: "Q1",
      state: "open",
      messages: [
        { side: "project", body: "When?" },
        { side: "desk", by: "engineer", body: "At nine." },
        { side: "project", body: "Thanks." },
      ],
    });
    const closed = await desk.ask("customer", "closeInquiry", { parameters });
    expect(closed.answer.inquiry.state).toBe("closed");
  });

  test("that is made twice is one inquiry", async () => {
    const first = await ask();
    const second = await ask();
    expect([first.status, second.status, second.answer.adopted]).toEqual([201, 200, true]);
    expect(second.answer.inquiry).toEqual(first.answer.inquiry);
  });

  test("with other words under the same key is refused", async () => {
    await ask();
    expect((await ask({ body: "Why?" })).refusal).toMatchObject({
      code: "repeated_differently",
      details: { number: "Q1" },
    });
  });

  test("is made anew under its key once the first is closed", async () => {
    const { id } = (await ask()).answer.inquiry;
    await desk.ask("customer", "closeInquiry", { parameters: { project, inquiry: id } });
    const again = await ask({ body: "Once more." });
    expect([again.status, again.answer.inquiry.number]).toEqual([201, "Q2"]);
  });

  test("that is closed takes no more words, and closing again changes nothing", async () => {
    const { id } = (await ask()).answer.inquiry;
    const parameters = { project, inquiry: id };
    const first = await desk.ask("customer", "closeInquiry", { parameters });
    const second = await desk.ask("customer", "closeInquiry", { parameters });
    expect(second.answer.inquiry).toEqual(first.answer.inquiry);
    const written = await desk.ask("customer", "writeInquiry", {
      parameters,
      body: { body: "Hello?" },
    });
    expect(written.refusal.code).toBe("inquiry_not_open");
  });

  test("that is answered is closed by staff for whoever never comes back, twice alike", async () => {
    const parameters = { inquiry: (await ask()).answer.inquiry.id };
    const body = { body: "At nine." };
    await desk.ask("engineer", "answerInquiry", { parameters, body });
    const first = await desk.ask("engineer", "closeDeskInquiry", { parameters });
    const second = await desk.ask("engineer", "closeDeskInquiry", { parameters });
    expect(first.answer.inquiry).toMatchObject({ state: "closed", messages: [{}, body] });
    expect(second.answer.inquiry).toEqual(first.answer.inquiry);
    const open = { parameters: {}, query: { open: true } };
    const listed = await desk.ask("engineer", "listDeskInquiries", open);
    expect(listed.answer.inquiries).toEqual([]);
  });

  test("that waits for an answer is not closed by staff, nor any by an administrator", async () => {
    const parameters = { inquiry: (await ask()).answer.inquiry.id };
    const refusals = [];
    for (const role of ["engineer", "admin"] as const) {
      refusals.push((await desk.ask(role, "closeDeskInquiry", { parameters })).refusal.code);
    }
    expect(refusals).toEqual(["inquiry_unanswered", "forbidden"]);
  });

  test("of another project is not there", async () => {
    const { id } = (await ask()).answer.inquiry;
    const asked = await desk.ask("stranger", "readInquiry", {
      parameters: { project: "other", inquiry: id },
    });
    expect(asked.status).toBe(404);
  });

  test("is listed to the project by ticket, and to the desk by what is open", async () => {
    const ticket = await file(desk);
    const first = await expedite(ticket.id);
    const ofTicket = await desk.ask("auditor", "listInquiries", {
      parameters: { project },
      query: { ticket: ticket.id },
    });
    const open = await desk.ask("engineer", "listDeskInquiries", {
      parameters: {},
      query: { open: true },
    });
    expect(ofTicket.answer.inquiries).toEqual([first]);
    expect(open.answer.inquiries).toEqual([first]);
  });
});

describe("an expedite", () => {
  test("R9 that is accepted raises its ticket above the earlier one", async () => {
    await file(desk, "earlier");
    const urgent = await file(desk, "urgent");
    const { id } = await expedite(urgent.id);
    const accept = () => desk.ask("engineer", "acceptExpedite", { parameters: { inquiry: id } });
    await accept();
    await accept();
    const { answer } = await desk.ask("engineer", "readQueue", { parameters: {} });
    expect(answer.tickets.map(({ number, priority }) => [number, priority])).toEqual([
      ["N2", 1],
      ["N1", 0],
    ]);
  });

  test("that is declined raises nothing, and says why", async () => {
    const { id } = await expedite((await file(desk)).id);
    const declined = await desk.ask("engineer", "declineExpedite", {
      parameters: { inquiry: id },
      body: { reason: "Others wait longer." },
    });
    expect(declined.answer.inquiry.messages.at(-1)?.body).toBe("Others wait longer.");
    expect(desk.sql("select priority from ticket")).toEqual([{ priority: 0 }]);
  });

  test("needs a ticket", async () => {
    expect((await ask({ kind: "expedite" })).refusal.code).toBe("inquiry_needs_ticket");
  });

  test("of an ended ticket is refused", async () => {
    const { id } = await complete(desk, await file(desk));
    const { refusal } = await ask({ kind: "expedite", ticketId: id });
    expect(refusal.code).toBe("ticket_ended");
    expect(refusal.message).toContain("wanted for asking to be served sooner;");
  });

  test("is decided by staff alone", async () => {
    const { id } = await expedite((await file(desk)).id);
    const asked = await desk.ask("customer", "acceptExpedite", { parameters: { inquiry: id } });
    expect(asked.refusal.code).toBe("forbidden");
  });

  test("is accepted only when it is one", async () => {
    const { id } = (await ask()).answer.inquiry;
    const asked = await desk.ask("engineer", "acceptExpedite", { parameters: { inquiry: id } });
    expect(asked.refusal).toMatchObject({
      code: "inquiry_not_open",
      details: { wanted: "expedite" },
    });
  });
});
