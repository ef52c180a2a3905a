import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hourMs } from "../../core/scalar/instant.ts";
import type { Ticket } from "../../desk/contract/index.ts";
import type { DemoRole } from "../../desk/demo/index.ts";
import {
  ended,
  type People,
  peopleAt,
  reason,
  runCli,
  startCli,
  wholeForm,
  workPlan,
} from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { file, project, read, registerKey } from "../support/requests.ts";

let desk: TestDesk;
let people: People;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
});

afterEach(() => desk.remove());

const as = (role: DemoRole, ...words: readonly string[]) => people.as(role, "ticket", ...words);
const must = (role: DemoRole, ...words: readonly string[]) => people.must(role, "ticket", ...words);

async function allowAccess({ id, serverId }: Ticket): Promise<void> {
  const parameters = { project, ticket: id };
  await desk.ask("customer", "putGrant", { parameters, body: { serverId } });
  await registerKey(desk, serverId);
}

describe("both sides of a ticket from a terminal", () => {
  test("a request goes from its form to the end of the work", async () => {
    expect(await must("customer", "submit", ...wholeForm)).toBe("N1: received\n");
    expect(await must("engineer", "claim", "N1")).toBe("N1: under review\n");
    expect(await must("engineer", "request-approval", "n1", ...workPlan)).toBe(
      "N1: approval requested\n",
    );
    const { answer } = await desk.ask("customer", "readTicket", {
      parameters: { project, ticket: "N1" },
    });
    const { ticket } = answer;
    expect(ticket.workPlan?.window).toEqual({
      start: "2026-11-24T05:00:00.000Z",
      end: "2026-11-24T07:00:00.000Z",
    });
    await allowAccess(ticket);
    const agreed = ["--work-plan-hash", ticket.workPlanHash ?? "", "--acknowledge-irreversible"];
    await must("customer", "confirm", "N1", ...agreed, "--max-cost", "30000");
    desk.clock.advance(4 * hourMs);
    expect(await must("engineer", "start", "N1")).toBe("N1: work in progress\n");
    expect(await must("engineer", "complete", "N1", "--note", "nginx runs.")).toBe(
      "N1: completed\n",
    );
    expect((await read(desk, ticket)).outcome).toBe("done");
  });

  test("a delay is announced and ended, a revision asked for and sent back, a plan withdrawn", async () => {
    const ticket = await file(desk);
    await must("engineer", "claim", "N1");
    expect(await must("engineer", "delay", "N1", ...reason, "--expected", "2d")).toBe(
      "N1: delayed\n",
    );
    expect((await read(desk, ticket)).delay?.expectedAt).toBe("2026-11-26T01:00:00.000Z");
    expect(await must("engineer", "resume", "N1")).toBe("N1: under review\n");
    expect(await must("engineer", "request-revision", "N1", ...reason)).toBe(
      "N1: revision requested\n",
    );
    expect(await must("customer", "resubmit", "N1", "--body", "Port 8443.")).toBe(
      "N1: under review\n",
    );
    expect((await read(desk, ticket)).body).toBe("Port 8443.");
    expect(await must("engineer", "request-approval", "N1", ...workPlan)).toBe(
      "N1: approval requested\n",
    );
    expect(await must("engineer", "withdraw-approval", "N1")).toBe("N1: under review\n");
    await must("engineer", "request-approval", "N1", ...workPlan);
    expect(await must("customer", "re-review", "N1", ...reason)).toBe("N1: under review\n");
    expect(await must("customer", "cancel", "N1", ...reason)).toBe("N1: cancelled\n");
  });

  test("an edit changes what is named and leaves the rest, contact data included", async () => {
    const ticket = await file(desk);
    await must(
      "customer",
      "edit",
      "N1",
      "--title",
      "Install nginx 1.29",
      "--phone",
      "010-9999-8888",
    );
    const { title, body, contact, version } = await read(desk, ticket);
    expect({ title, body, version }).toEqual({
      title: "Install nginx 1.29",
      body: ticket.body,
      version: 2,
    });
    expect(contact).toEqual({ ...ticket.contact, phone: "+821099998888" });
  });

  test("the desk cancels with a reason what it cannot do", async () => {
    const ticket = await file(desk);
    expect(await must("engineer", "cancel", "N1", ...reason)).toBe("N1: cancelled\n");
    expect((await read(desk, ticket)).cancelledBy).toBe("engineer");
  });

  test("confirmed work whose server is gone is closed undone", async () => {
    const ticket = await file(desk);
    await must("engineer", "claim", "N1");
    await must("engineer", "request-approval", "N1", ...workPlan);
    await allowAccess(ticket);
    const { workPlanHash } = await read(desk, ticket);
    await must(
      "customer",
      "confirm",
      "N1",
      "--work-plan-hash",
      workPlanHash ?? "",
      "--acknowledge-irreversible",
    );
    expect(await must("engineer", "close-undone", "N1", ...reason)).toBe("N1: completed\n");
    expect((await read(desk, ticket)).outcome).toBe("undone");
  });

  test("a ticket is watched until it is in the awaited state", async () => {
    await file(desk);
    const words = ["ticket", "watch", "N1", "--until", "reviewing", "--every", "1s"];
    const watching = startCli(people.environmentOf("customer"), ...words);
    const end = ended(watching);
    await new Promise((resolve) => watching.stdout?.once("data", resolve));
    await must("engineer", "claim", "N1");
    const { code, output } = await end;
    expect(code).toBe(0);
    expect(output.split("\n").map((line) => line.split("  ").slice(1).join("  "))).toEqual([
      "N1  received  (1)",
      "N1  under review  (2)",
      "",
    ]);
  });

  test("a ticket is watched by a program as one JSON document a line, contact data hidden", async () => {
    await file(desk);
    const words = ["ticket", "watch", "N1", "--json", "--every", "1s"];
    const watching = startCli(people.environmentOf("customer"), ...words);
    const end = ended(watching);
    await new Promise((resolve) => watching.stdout?.once("data", resolve));
    await must("customer", "cancel", "N1", ...reason);
    const { code, output } = await end;
    const seen = output.trimEnd().split("\n");
    expect(code).toBe(0);
    expect(seen.map((line): unknown => JSON.parse(line))).toMatchObject([
      { ticket: { number: "N1", state: "received", contact: { name: "***" } } },
      { ticket: { number: "N1", state: "cancelled" } },
    ]);
  });

  test.each([
    ["ends well by Ctrl-C", [], 0, /^$/],
    ["fails by Ctrl-C where a state is awaited", ["--until", "working"], 1, /interrupted/],
  ] as const)("a watch %s", async (_fact, until, wantedCode, said) => {
    await file(desk);
    const words = ["ticket", "watch", "N1", "--every", "1h", ...until];
    const watching = startCli(people.environmentOf("customer"), ...words);
    const end = ended(watching);
    await new Promise((resolve) => watching.stdout?.once("data", resolve));
    watching.kill("SIGINT");
    const { code, errors } = await end;
    expect(code).toBe(wantedCode);
    expect(errors).toMatch(said);
  });

  test("a watched ticket that ends otherwise fails the watch", async () => {
    await file(desk);
    await must("customer", "cancel", "N1", ...reason);
    const { code, errors } = await as("customer", "watch", "N1", "--until", "working");
    expect(code).toBe(1);
    expect(errors).toBe(
      'Wanted N1 to become "working"; it ended as "cancelled". See why with `deskform ticket show N1`.\n',
    );
  });
});

describe("what goes wrong", () => {
  test("a refusal is said, in JSON too for whoever asked for it, and ends with 1", async () => {
    await file(desk);
    const { code, output, errors } = await as("engineer", "start", "N1", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      code: "approval_required",
      message: errors.trimEnd(),
    });
  });

  test("a refusal is said in Korean to whoever speaks it", async () => {
    await file(desk);
    const { errors } = await as("engineer", "start", "N1", "--language", "ko");
    expect(errors).toContain("작업은 고객의 기술지원 확정 후에 시작합니다.");
  });

  test("a confirmation without its acknowledgement is misuse, and reaches no desk", async () => {
    const { code, errors } = await as(
      "customer",
      "confirm",
      "N1",
      "--work-plan-hash",
      "0".repeat(64),
    );
    expect(code).toBe(2);
    expect(errors).toContain("--acknowledge-irreversible");
  });

  test("a resubmission of what nobody sent back names the state", async () => {
    await file(desk);
    const { code, errors } = await as("customer", "resubmit", "N1");
    expect(code).toBe(1);
    expect(errors).toContain("N1 is received");
  });

  test("a setting that is missing is named with both ways to set it", async () => {
    const { code, errors } = await runCli({}, "ticket", "list");
    expect(code).toBe(2);
    expect(errors).toBe(
      "Wanted --token or DESKFORM_TOKEN; neither is set. Set one of them and try again.\n",
    );
  });

  test("a token is not sent in clear to another machine", async () => {
    const environment = {
      ...people.environmentOf("customer"),
      DESKFORM_ENDPOINT: "http://desk.example",
    };
    const { code, errors } = await runCli(environment, "ticket", "list");
    expect(code).toBe(2);
    expect(errors).toContain("wanted an https address, or plain http on this machine");
  });

  test.each([
    [
      "DESKFORM_ENDPOINT",
      "http://127.0.0.1:1/v1/",
      "--endpoint: wanted the desk's address without",
    ],
    ["DESKFORM_REQUEST_TIMEOUT", "1ms", "wanted a duration of at least 1s, like 30s"],
    ["DESKFORM_TOKEN", "dfk_canary\n", "--token or DESKFORM_TOKEN: wanted a token as the desk"],
  ])("%s = %j is refused in words: %s", async (variable, value, said) => {
    const environment = { ...people.environmentOf("customer"), [variable]: value };
    const { code, errors } = await runCli(environment, "ticket", "list");
    expect(code).toBe(2);
    expect(errors).toContain(said);
    expect(errors).not.toContain("canary");
  });

  test("a desk that does not answer is named", async () => {
    const nobody = "http://127.0.0.1:1";
    const environment = { ...people.environmentOf("customer"), DESKFORM_ENDPOINT: nobody };
    const { code, errors } = await runCli(environment, "ticket", "list");
    expect(code).toBe(1);
    expect(errors).toContain(`An answer from the desk at ${nobody} is wanted; none came.`);
  });
});
