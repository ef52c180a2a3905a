import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dayMs, minuteMs } from "../../../core/scalar/instant.ts";
import type { BodyOf } from "../../../desk/contract/index.ts";
import { ask, startTestDesk, type TestDesk } from "../../support/desk.ts";
import { project } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

const person: BodyOf<"putPrincipal"> = { name: "Lee", kind: "person" };
const customer = { ...person, memberships: [{ project, role: "customer" as const }] };
const engineer = { ...person, deskRoles: ["engineer" as const] };

function put(principal: string, body: BodyOf<"putPrincipal">) {
  return desk.ask("admin", "putPrincipal", { parameters: { principal }, body });
}

async function issue(principal: string, body: BodyOf<"createToken"> = {}) {
  const { answer } = await desk.ask("admin", "createToken", { parameters: { principal }, body });
  return answer;
}

/** The first thing that anybody would do with a token. */
async function useOf(secret: string) {
  const asked = await ask(desk.address, secret, "listServers", { parameters: { project } });
  return asked.status === 200 ? "works" : asked.refusal.details["problem"];
}

describe("a principal", () => {
  test("is made once, and again has exactly the roles that are said", async () => {
    expect((await put("lee", customer)).status).toBe(201);
    const memberships = [{ project, role: "auditor" as const }];
    const again = await put("lee", { ...customer, memberships });
    expect(again.status).toBe(200);
    expect(again.answer.principal).toEqual({
      id: "lee",
      name: "Lee",
      kind: "person",
      side: "project",
      memberships,
      deskRoles: [],
    });
  });

  test("is listed with the others, page by page", async () => {
    const ids: string[] = [];
    let cursor: string | null = "0";
    while (cursor !== null) {
      const query: { cursor: string; limit: number } = { cursor, limit: 4 };
      const asked = await desk.ask("admin", "listPrincipals", { parameters: {}, query });
      ids.push(...asked.answer.principals.map(({ id }) => id));
      cursor = asked.answer.nextCursor;
    }
    expect(ids).toEqual(["admin", "auditor", "customer", "engineer", "pipeline", "stranger"]);
  });

  test.each([
    { what: "both at once", first: { ...customer, ...engineer }, second: customer },
    { what: "first a project's, then the desk's", first: customer, second: engineer },
    { what: "first the desk's, then a project's", first: engineer, second: customer },
  ])("is never of a project and of the desk: $what", async ({ first, second }) => {
    const asked = [await put("lee", first), await put("lee", second)];
    const refused = asked.find(({ status }) => status === 409);
    expect(refused?.refusal.code).toBe("principal_of_both_sides");
  });

  test("of the desk is refused a project by the database itself", () => {
    expect(() =>
      desk.sql(
        "insert into membership (principal_id, project_id, role) values ('engineer', 'demo', 'customer')",
      ),
    ).toThrow(/FOREIGN KEY/);
  });

  test("of a project is refused the desk by the database itself", () => {
    expect(() =>
      desk.sql("insert into desk_role (principal_id, role) values ('customer', 'engineer')"),
    ).toThrow(/FOREIGN KEY/);
  });

  test.each([
    "update principal set side = 'project' where id = 'engineer'",
    "update membership set side = 'desk' where principal_id = 'customer'",
  ])("does not change sides in the database: %s", (statement) => {
    expect(() => desk.sql(statement)).toThrow(/constraint failed/);
  });

  test("stays a person or a service", async () => {
    const { refusal } = await put("pipeline", { ...customer, kind: "person" });
    expect([refusal.code, refusal.details["path"]]).toEqual(["field_invalid", ["kind"]]);
  });

  test("joins no project that is not there", async () => {
    const nowhere = [{ project: "nowhere", role: "customer" as const }];
    const { status, refusal } = await put("lee", { ...person, memberships: nowhere });
    expect([status, refusal.code]).toEqual([404, "not_found"]);
  });

  test.each([
    ["clock", "wanted a name that the desk does not use itself;"],
    ["-desk", "wanted 1 to 64 ASCII letters, digits, dots, dashes or underscores,"],
  ])("is not called %s", async (id, wanted) => {
    const { code, message } = (await put(id, customer)).refusal;
    expect([code, message]).toEqual(["field_invalid", expect.stringContaining(wanted)]);
  });

  test("that is the last administrator stays one", async () => {
    expect((await put("admin", engineer)).refusal.code).toBe("last_admin");
    await put("lee", { ...person, deskRoles: ["admin"] });
    expect((await put("admin", engineer)).status).toBe(200);
  });

  test("is written into the desk's own log, without a name", async () => {
    await put("lee", customer);
    const [event] = desk.sql(
      "select author, payload from event where kind = 'principalPut' order by sequence desc limit 1",
    );
    expect(event?.["author"]).toBe("admin");
    expect(event?.["payload"]).toContain('"principalId":"lee"');
    expect(event?.["payload"]).not.toContain("Lee");
  });
});

describe("a token", () => {
  beforeEach(async () => void (await put("lee", customer)));

  test("is shown once, and is nowhere in the desk's files, log or answers", async () => {
    const { token, secret } = await issue("lee");
    expect(secret).toMatch(/^dfk_[A-Za-z0-9_-]{43}$/);
    expect(await useOf(secret)).toBe("works");
    const query = { principal: "lee" };
    const listed = await desk.ask("admin", "listTokens", { parameters: {}, query });
    expect(listed.answer.tokens.map(({ id }) => id)).toEqual([token.id]);
    const everywhere = [
      JSON.stringify(listed.answer),
      JSON.stringify(desk.sql("select * from token")),
      JSON.stringify(desk.sql("select * from event")),
      ...desk.log,
    ];
    expect(everywhere.join("\n")).not.toContain(secret.slice(4));
  });

  test("lasts ninety days unless it is said otherwise", async () => {
    const { secret } = await issue("lee");
    desk.clock.advance(90 * dayMs - 1);
    expect(await useOf(secret)).toBe("works");
    desk.clock.advance(1);
    expect(await useOf(secret)).toBe("expired");
  });

  test("lasts as long as is said, and never more than a year", async () => {
    const { secret } = await issue("lee", { lifetime: "2h" });
    desk.clock.advance(120 * minuteMs);
    expect(await useOf(secret)).toBe("expired");
    const parameters = { principal: "lee" };
    const long = await desk.ask("admin", "createToken", {
      parameters,
      body: { lifetime: "367d" },
    });
    expect(long.refusal.details["path"]).toEqual(["lifetime"]);
    expect(long.refusal.message).toContain("wanted a duration like 2h30m, at most 366d;");
  });

  test("stops when it is revoked, and a second revocation changes nothing", async () => {
    const { token, secret } = await issue("lee");
    const parameters = { token: token.id };
    const first = await desk.ask("admin", "revokeToken", { parameters });
    desk.clock.advance(minuteMs);
    const second = await desk.ask("admin", "revokeToken", { parameters });
    expect(second.answer.token.revokedAt).toBe(first.answer.token.revokedAt);
    expect(await useOf(secret)).toBe("revoked");
  });

  test("loses what its principal loses", async () => {
    const { secret } = await issue("lee");
    await put("lee", person);
    const asked = await ask(desk.address, secret, "listServers", { parameters: { project } });
    expect([asked.status, asked.refusal.code]).toEqual([404, "not_found"]);
  });

  test("tells when it was used last, to the minute", async () => {
    const { token, secret } = await issue("lee");
    expect(token.lastUsedAt).toBeNull();
    await useOf(secret);
    desk.clock.advance(minuteMs - 1);
    await useOf(secret);
    const query = { principal: "lee" };
    const listed = await desk.ask("admin", "listTokens", { parameters: {}, query });
    expect(listed.answer.tokens[0]?.lastUsedAt).toBe(token.createdAt);
  });

  test.each([
    { of: "a person of a project", principal: "customer", body: {}, mayConfirm: true },
    { of: "a service", principal: "pipeline", body: {}, mayConfirm: false },
    {
      of: "a trusted service",
      principal: "pipeline",
      body: { mayConfirm: true },
      mayConfirm: true,
    },
    { of: "a reader", principal: "customer", body: { mayWrite: false }, mayConfirm: false },
    { of: "an engineer", principal: "engineer", body: {}, mayConfirm: false },
  ])("of $of may confirm: $mayConfirm", async ({ principal, body, mayConfirm }) => {
    expect((await issue(principal, body)).token.mayConfirm).toBe(mayConfirm);
  });

  test("of the desk's staff never confirms", async () => {
    const parameters = { principal: "engineer" };
    const body = { mayConfirm: true };
    const { status, refusal } = await desk.ask("admin", "createToken", { parameters, body });
    expect([status, refusal.code]).toEqual([403, "staff_cannot_confirm"]);
  });

  test("is issued to nobody who is not there", async () => {
    const parameters = { principal: "nobody" };
    const { status } = await desk.ask("admin", "createToken", { parameters, body: {} });
    expect(status).toBe(404);
  });
});
