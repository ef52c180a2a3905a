import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { application, askForApproval, file, project, workWindow } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

describe("whoever changes a ticket says which version he has read", () => {
  test("an edit without a version is refused", async () => {
    const { id } = await file(desk);
    const asked = await desk.ask("customer", "editTicket", {
      parameters: { project, ticket: id },
      body: { application: application() },
    });
    expect([asked.status, asked.refusal.code]).toEqual([428, "version_required"]);
  });

  test("an edit of an older version is refused, and says both", async () => {
    const { id } = await file(desk);
    const edit = (title: string) =>
      desk.ask("customer", "editTicket", {
        parameters: { project, ticket: id },
        version: 1,
        body: { application: application({ title }) },
      });
    expect((await edit("One")).answer.ticket.version).toBe(2);
    const { status, refusal } = await edit("Two");
    expect([status, refusal.code]).toEqual([412, "version_stale"]);
    expect(refusal.details).toEqual({ cameVersion: 1, currentVersion: 2 });
  });

  test("every answer with a ticket carries its version as an entity tag", async () => {
    const { id } = await file(desk);
    const { headers } = await desk.ask("customer", "readTicket", {
      parameters: { project, ticket: id },
    });
    expect(headers.get("etag")).toBe('"1"');
  });

  test("an answer without a ticket carries none, though a calendar has a version too", async () => {
    const { headers } = await desk.ask("customer", "readCalendar", { parameters: { project } });
    expect(headers.get("etag")).toBeNull();
  });
});

describe("an action that is in effect already", () => {
  test("a confirmation whose answer was lost succeeds again, with the version of then", async () => {
    const { id, version, workPlanHash } = await askForApproval(desk, await file(desk));
    const confirmed = () =>
      desk.ask("customer", "confirmTicket", {
        parameters: { project, ticket: id },
        version,
        body: { workPlanHash: workPlanHash ?? "", acknowledgeIrreversible: true },
      });
    const [first, second] = [await confirmed(), await confirmed()];
    expect(second.answer).toEqual(first.answer);
    const kinds = desk.sql("select kind from event where kind = 'confirm'");
    expect(kinds).toHaveLength(1);
  });

  test("a cancellation whose answer was lost succeeds again", async () => {
    const { id, version } = await file(desk);
    const cancelled = () =>
      desk.ask("customer", "cancelTicket", {
        parameters: { project, ticket: id },
        version,
        body: { reason: "not needed" },
      });
    await cancelled();
    expect((await cancelled()).answer.ticket.version).toBe(2);
  });

  test("the same action by somebody else is not a repetition", async () => {
    const { id, version } = await file(desk);
    const cancelAs = (role: "customer" | "pipeline") =>
      desk.ask(role, "cancelTicket", {
        parameters: { project, ticket: id },
        version,
        body: { reason: "not needed" },
      });
    await cancelAs("customer");
    expect((await cancelAs("pipeline")).refusal.code).toBe("version_stale");
  });

  test("an approval request that is repeated keeps its hash and makes no second event", async () => {
    const { id, workPlanHash } = await askForApproval(desk, await file(desk));
    const again = await desk.ask("engineer", "requestApproval", {
      parameters: { ticket: id },
      body: { window: workWindow, steps: ["Install nginx", "Open port 443"] },
    });
    expect(again.answer.ticket.workPlanHash).toBe(workPlanHash);
    expect(desk.sql("select 1 from event where kind = 'requestApproval'")).toHaveLength(1);
  });
});
