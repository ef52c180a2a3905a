import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DemoRole } from "../../desk/demo/index.ts";
import { type People, peopleAt, reason, runCli } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { file, read } from "../support/requests.ts";

let desk: TestDesk;
let people: People;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
});

afterEach(() => desk.remove());

const as = (role: DemoRole, ...words: readonly string[]) => people.as(role, "inquiry", ...words);
const must = (role: DemoRole, ...words: readonly string[]) =>
  people.must(role, "inquiry", ...words);

const question = ["--subject", "Hours", "--body", "When are you there?"];
const hurry = ["--kind", "expedite", "--ticket", "N1", "--subject", "Hurry", "--body", "Please."];

describe("both sides of an inquiry from a terminal", () => {
  test("R46 it is asked, answered, asked on, shown and closed, with every word kept", async () => {
    expect(await must("customer", "ask", ...question)).toBe("Q1: open\n");
    expect(await must("engineer", "answer", "Q1", "From nine to six.")).toBe("Q1: answered\n");
    expect(await must("customer", "reply", "q1", "Thanks.\nOn Monday too?")).toBe("Q1: open\n");
    expect(await must("customer", "close", "Q1")).toBe("Q1: closed\n");
    expect((await must("engineer", "show", "q1")).split("Messages\n")[1]).toBe(
      [
        "2026-11-24T10:00:00+09:00  customer         When are you there?",
        "2026-11-24T10:00:00+09:00  engineer (desk)  From nine to six.",
        "2026-11-24T10:00:00+09:00  customer         Thanks.",
        "                                            On Monday too?",
        "",
      ].join("\n"),
    );
  });

  test("staff close what they have answered, and nothing before", async () => {
    await must("customer", "ask", ...question);
    const early = await as("engineer", "close", "Q1");
    expect([early.code, early.errors]).toEqual([1, expect.stringContaining("Answer it first.")]);
    await must("engineer", "answer", "Q1", "From nine to six.");
    expect(await must("engineer", "close", "Q1")).toBe("Q1: closed\n");
  });

  test("R9 an expedite names its ticket by number, and staff who accept it raise the ticket in the queue", async () => {
    await file(desk, "first");
    await file(desk, "second");
    const about = ["--kind", "expedite", "--ticket", "N2"];
    expect(await must("customer", "ask", ...about, ...question)).toBe("Q1: open\n");
    expect(await must("engineer", "accept", "Q1")).toBe("Q1: accepted\n");
    const queue = await people.must("engineer", "ticket", "list", "--queue");
    expect(queue.match(/^N\d+/gm)).toEqual(["N2", "N1"]);
  });

  test("R9 an expedite that is declined says why, and raises nothing", async () => {
    const ticket = await file(desk);
    await must("customer", "ask", ...hurry);
    expect(await must("engineer", "decline", "Q1", ...reason)).toBe("Q1: declined\n");
    expect(await must("customer", "show", "Q1")).toContain("engineer (desk)  It has to be.");
    expect((await read(desk, ticket)).priority).toBe(ticket.priority);
  });

  test("asking twice makes two: whoever asks by hand means it", async () => {
    await must("customer", "ask", ...question);
    expect(await must("customer", "ask", ...question)).toBe("Q2: open\n");
  });

  test("an inquiry is named by its id as well, and told as the desk tells it", async () => {
    const asked: unknown = JSON.parse(await must("customer", "ask", ...question, "--json"));
    expect(asked).toMatchObject({ inquiry: { number: "Q1", kind: "general", ticketId: null } });
    const [row] = desk.sql("select id from inquiry");
    const shown = await must("customer", "show", String(row?.["id"]), "--json");
    expect(JSON.parse(shown)).toMatchObject({
      inquiry: { number: "Q1", messages: [{ side: "project", body: "When are you there?" }] },
    });
  });
});

describe("the list of inquiries", () => {
  beforeEach(async () => {
    await file(desk);
    await must("customer", "ask", ...question);
    await must("customer", "ask", ...hurry);
    await must("customer", "close", "Q1");
  });

  const numbers = async (role: DemoRole, ...words: readonly string[]) =>
    (await must(role, "list", ...words)).match(/^Q\d+/gm);

  test("has for a project its own, the newest first, or those about one ticket", async () => {
    expect(await numbers("customer")).toEqual(["Q2", "Q1"]);
    expect(await numbers("customer", "--ticket", "N1")).toEqual(["Q2"]);
    expect(await must("stranger", "list", "--project", "other")).toBe("There are none.\n");
  });

  test("has for desk staff everybody's, or those that wait", async () => {
    expect(await numbers("engineer")).toEqual(["Q2", "Q1"]);
    expect(await numbers("engineer", "--open")).toEqual(["Q2"]);
    expect(await numbers("engineer", "--open", "--project", "demo", "--desk")).toEqual(["Q2"]);
  });

  test("goes on where its page ended", async () => {
    const page = await must("customer", "list", "--limit", "1");
    const cursor = /--cursor (\S+)\./.exec(page)?.[1] ?? "";
    expect(await numbers("customer", "--limit", "1", "--cursor", cursor)).toEqual(["Q1"]);
  });

  test("lines up in Korean", async () => {
    const environment = { ...people.environmentOf("customer"), DESKFORM_LANGUAGE: "ko" };
    const { output } = await runCli(environment, "inquiry", "list");
    expect(output).toBe(
      [
        "번호  종류       상태       제목   문의                       마감",
        "Q2    처리 요청  답변 대기  Hurry  2026-11-24T10:00:00+09:00  –",
        "Q1    일반 문의  마감       Hours  2026-11-24T10:00:00+09:00  2026-11-24T10:00:00+09:00",
        "",
      ].join("\n"),
    );
  });

  test.each([
    ["customer", "--open", "--open is for desk staff; a project was named."],
    ["engineer", "--ticket", "--ticket is for a project's people; no project was named."],
  ] as const)("refuses the %s the other side's filter %s as misuse", async (role, option, said) => {
    const value = option === "--ticket" ? ["N1"] : [];
    const { code, errors } = await as(role, "list", option, ...value);
    expect(code).toBe(2);
    expect(errors).toContain(said);
  });
});

describe("what goes wrong with an inquiry", () => {
  test("an expedite without a ticket is refused in words that say what to do", async () => {
    const { code, errors } = await as("customer", "ask", "--kind", "expedite", ...question);
    expect(code).toBe(1);
    expect(errors).toContain("An expedite inquiry is about one open request of this project");
  });

  test("another project's inquiry is not there, by number or by id", async () => {
    await must("customer", "ask", ...question);
    const { code, errors } = await as("stranger", "show", "Q1", "--project", "other");
    expect(code).toBe(1);
    expect(errors).toContain('"Q1"');
    expect(errors).not.toMatch(/inq_|Hours/);
  });

  test("a settled inquiry takes no more words", async () => {
    await must("customer", "ask", ...question);
    await must("customer", "close", "Q1");
    const { code, errors } = await as("engineer", "answer", "Q1", "Too late.");
    expect(code).toBe(1);
    expect(errors).toContain("Q1 is settled. Make a new inquiry.");
  });

  test("a customer accepts nothing, and staff ask nothing", async () => {
    await must("customer", "ask", ...question);
    expect((await as("customer", "accept", "Q1")).errors).toContain("This is allowed to engineer");
    expect((await as("engineer", "ask", ...question)).errors).toContain("Wanted --project");
  });
});
