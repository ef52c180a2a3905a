import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ticket } from "../../../desk/contract/index.ts";
import { problemIn, startTestDesk, type TestDesk } from "../../support/desk.ts";
import { askForApproval, file, project } from "../../support/requests.ts";

let desk: TestDesk;
let ticket: Ticket;
beforeAll(async () => {
  desk = await startTestDesk();
  ticket = await askForApproval(desk, await file(desk));
});
afterAll(() => desk.remove());

async function problemOf(init: RequestInit) {
  const response = await desk.raw(`/v1/projects/demo/tickets/${ticket.id}`, init);
  const { code, details } = await problemIn(response);
  return { status: response.status, code, details };
}

function bearer(token: string): RequestInit {
  return { headers: { authorization: `Bearer ${token}` } };
}

describe("tokens", () => {
  test("no token is 401, and says that none came", async () => {
    expect(await problemOf({})).toEqual({
      status: 401,
      code: "unauthenticated",
      details: { problem: "missing" },
    });
  });

  test("a text that is no token is 401", async () => {
    expect((await problemOf(bearer("let me in"))).details).toEqual({ problem: "malformed" });
  });

  test("a token that was never issued is 401", async () => {
    const guessed = `dfk_${"A".repeat(43)}`;
    expect((await problemOf(bearer(guessed))).details).toEqual({ problem: "unknown" });
  });

  test("a revoked token is 401", async () => {
    desk.sql("update token set revoked_at = 1 where principal_id = 'stranger'");
    expect((await problemOf(bearer(desk.tokens.stranger))).details).toEqual({ problem: "revoked" });
    desk.sql("update token set revoked_at = null where principal_id = 'stranger'");
  });

  test("an expired token is 401", async () => {
    desk.sql("update token set expires_at = 1 where principal_id = 'stranger'");
    expect((await problemOf(bearer(desk.tokens.stranger))).details).toEqual({ problem: "expired" });
    desk.sql("update token set expires_at = null where principal_id = 'stranger'");
  });

  test("tokens are kept as hashes, with the time of their last use", () => {
    const rows = desk.sql("select * from token where principal_id = 'customer'");
    expect(JSON.stringify(rows)).not.toContain(desk.tokens.customer.slice(4));
    expect(rows[0]?.["last_used_at"]).toBe(desk.clock.now());
  });
});

describe("roles and scopes", () => {
  test("somebody else's project is not there", async () => {
    const asked = await desk.ask("stranger", "readTicket", {
      parameters: { project, ticket: ticket.id },
    });
    expect([asked.status, asked.refusal.code]).toEqual([404, "not_found"]);
  });

  test("somebody else's ticket is not there in one's own project", async () => {
    const parameters = { project: "other", ticket: ticket.id };
    const asked = await desk.ask("stranger", "readTicket", { parameters });
    expect([asked.status, asked.refusal.code]).toEqual([404, "not_found"]);
  });

  test("an auditor reads and does not write", async () => {
    const parameters = { project, ticket: ticket.id };
    expect((await desk.ask("auditor", "readTicket", { parameters })).status).toBe(200);
    const asked = await desk.ask("auditor", "commentTicket", {
      parameters,
      body: { body: "hello" },
    });
    expect([asked.status, asked.refusal.code]).toEqual([403, "forbidden"]);
  });

  test("a pipeline without the scope does not confirm", async () => {
    const asked = await desk.ask("pipeline", "confirmTicket", {
      parameters: { project, ticket: ticket.id },
      version: ticket.version,
      body: { workPlanHash: ticket.workPlanHash ?? "", acknowledgeIrreversible: true },
    });
    expect([asked.status, asked.refusal.code]).toEqual([403, "forbidden"]);
  });

  test("an engineer does not confirm the work plan that he or she has written", async () => {
    const asked = await desk.ask("engineer", "confirmTicket", {
      parameters: { project, ticket: ticket.id },
      version: ticket.version,
      body: { workPlanHash: ticket.workPlanHash ?? "", acknowledgeIrreversible: true },
    });
    expect([asked.status, asked.refusal.code]).toEqual([403, "staff_cannot_confirm"]);
  });

  test("a customer does not claim", async () => {
    const asked = await desk.ask("customer", "claimTicket", {
      parameters: { ticket: ticket.id },
      body: {},
    });
    expect([asked.status, asked.refusal.code]).toEqual([403, "forbidden"]);
  });

  test("nobody belongs to a project and to the desk: the database refuses it", () => {
    const join =
      "insert into membership (principal_id, project_id, role) values ('engineer', 'demo', 'customer')";
    expect(() => desk.sql(join)).toThrow(/FOREIGN KEY/);
    const appoint = "insert into desk_role (principal_id, role) values ('customer', 'engineer')";
    expect(() => desk.sql(appoint)).toThrow(/FOREIGN KEY/);
    const both =
      "insert into membership (principal_id, side, project_id, role) values ('engineer', 'desk', 'demo', 'customer')";
    expect(() => desk.sql(both)).toThrow(/CHECK/);
  });
});
