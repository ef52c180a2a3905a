import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DemoRole } from "../../desk/demo/index.ts";
import { type People, peopleAt, runCli, workPlan } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { file, project, read } from "../support/requests.ts";

let desk: TestDesk;
let people: People;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
});

afterEach(() => desk.remove());

const as = (role: DemoRole, ...words: readonly string[]) => people.as(role, "ticket", ...words);
const must = (role: DemoRole, ...words: readonly string[]) => people.must(role, "ticket", ...words);

describe("what is shown", () => {
  test("has all that a decision needs: steps, window, quote, hash, access and the line to type", async () => {
    const ticket = await file(desk);
    await must("engineer", "claim", "N1");
    await must("engineer", "request-approval", "N1", ...workPlan);
    const parameters = { project, ticket: ticket.id };
    const { answer } = await desk.ask("customer", "putGrant", {
      parameters,
      body: { serverId: "web-1" },
    });
    const { workPlanHash } = await read(desk, ticket);
    const output = await must("customer", "show", "N1");
    for (const text of [
      "1. Install nginx",
      "2. Open port 443",
      "2026-11-24T14:00:00+09:00 – 2026-11-24T16:00:00+09:00",
      "30,000 KRW (+ VAT 3,000 KRW)",
      answer.grant.id,
      "203.0.113.0/24 → tcp/22",
      `deskform ticket confirm N1 --work-plan-hash ${workPlanHash} --acknowledge-irreversible`,
    ]) {
      expect(output).toContain(text);
    }
  });

  test("hides contact data in words and in JSON until it is asked for", async () => {
    await file(desk);
    for (const words of [
      ["show", "N1"],
      ["show", "N1", "--json"],
      ["list", "--json"],
    ]) {
      expect(await must("customer", ...words)).not.toMatch(/1234-?5678|jiwon/i);
    }
    expect(await must("customer", "show", "N1", "--contact")).toContain("+821012345678");
  });

  test("never holds a token, also where the token is wrong", async () => {
    const wrong = `dfk_${"w".repeat(43)}`;
    const environment = { ...people.environmentOf("customer"), DESKFORM_TOKEN: wrong };
    const { code, output, errors } = await runCli(environment, "ticket", "list");
    expect(code).toBe(1);
    expect(errors).toContain("A valid token is wanted");
    expect(output + errors).not.toContain(wrong);
  });

  test("writes out what would deceive a reader, in words and in JSON", async () => {
    const ticket = await file(desk, "first", { title: "pay\u200Bpal" });
    expect(ticket.title).toBe("pay\u200Bpal");
    expect(await must("customer", "list")).toContain("pay\\u{200b}pal");
    const json = await must("customer", "list", "--json");
    expect(json).toContain("pay\\u200bpal");
    expect(JSON.parse(json)).toMatchObject({ tickets: [{ title: ticket.title }] });
  });

  test("reveals security info to the engineer who has claimed the ticket, and to nobody else", async () => {
    await file(desk, "first", {
      services: ["db-install"],
      securityInfo: { "db-install": { dbRootPassword: "canary-7f3a" } },
    });
    const words = ["reveal", "N1", "--reason", "To log in."];
    const before = await as("engineer", ...words);
    expect(before.code).toBe(1);
    expect(before.errors).toContain("Claim it first.");
    await must("engineer", "claim", "N1");
    expect(await must("engineer", ...words)).toBe("\ndb-install\ndbRootPassword  canary-7f3a\n");
    expect(await must("engineer", "show", "N1")).not.toContain("canary-7f3a");
    expect((await as("customer", ...words)).output).not.toContain("canary-7f3a");
  });

  test("is a table in Korean that lines up", async () => {
    await file(desk, "first", { title: "nginx 설치" });
    await file(desk, "second", { serverId: "db-1", title: "Install nginx" });
    const environment = { ...people.environmentOf("customer"), DESKFORM_LANGUAGE: "ko" };
    const { output } = await runCli(environment, "ticket", "list");
    expect(output).toBe(
      [
        "번호  상태       서버   제목           접수                       기한",
        "N2    접수 완료  db-1   Install nginx  2026-11-24T10:00:00+09:00  2026-11-26T10:00:00+09:00",
        "N1    접수 완료  web-1  nginx 설치     2026-11-24T10:00:00+09:00  2026-11-26T10:00:00+09:00",
        "",
      ].join("\n"),
    );
  });

  test("is a part of the list by state, server, hold or page", async () => {
    const first = await file(desk, "first");
    await file(desk, "second", { serverId: "db-1" });
    const { keys } = first.binding;
    const held = { key: keys[0] ?? "", namespace: "shop", origin: null };
    await desk.ask("customer", "holdTicket", {
      parameters: { project, ticket: first.id },
      body: held,
    });
    const numbers = async (...words: readonly string[]) =>
      (await must("customer", "list", ...words)).match(/^N\d+/gm);
    expect(await numbers()).toEqual(["N2", "N1"]);
    expect(await numbers("--not-held")).toEqual(["N2"]);
    expect(await numbers("--server", "web-1")).toEqual(["N1"]);
    expect(await must("customer", "list", "--state", "working")).toBe("There are none.\n");
    const page = await must("customer", "list", "--limit", "1");
    const cursor = /--cursor (\S+)\./.exec(page)?.[1] ?? "";
    expect(await numbers("--limit", "1", "--cursor", cursor)).toEqual(["N1"]);
  });

  test("is for desk staff every project's tickets, or the queue in the order of claiming", async () => {
    await file(desk, "first");
    await file(desk, "second", { serverId: "db-1" });
    await must("engineer", "claim", "N1");
    expect((await must("engineer", "list")).match(/^N\d+/gm)).toEqual(["N2", "N1"]);
    expect((await must("engineer", "list", "--state", "reviewing")).match(/^N\d+/gm)).toEqual([
      "N1",
    ]);
    await file(desk, "third");
    expect((await must("engineer", "list", "--queue")).match(/^N\d+/gm)).toEqual(["N2", "N3"]);
  });

  test("has what both sides have said", async () => {
    await file(desk);
    await must("customer", "comment", "N1", "Is it done?");
    await must("engineer", "comment", "N1", "Not yet.");
    const comments = (await must("customer", "show", "N1")).split("Comments\n")[1];
    expect(comments).toBe(
      [
        "2026-11-24T10:00:00+09:00  customer  Is it done?",
        "2026-11-24T10:00:00+09:00  engineer  Not yet.",
        "",
      ].join("\n"),
    );
  });
});
