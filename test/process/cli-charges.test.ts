import { afterEach, beforeEach, expect, test } from "vitest";
import { type People, peopleAt, runCli } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { complete, file } from "../support/requests.ts";

let desk: TestDesk;
let people: People;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
  await complete(desk, await file(desk));
});

afterEach(() => desk.remove());

const december = ["ticket", "charges", "--month", "2026-12"];

test("what is completed in November is charged in December, in Korean a table that lines up", async () => {
  const environment = { ...people.environmentOf("customer"), DESKFORM_LANGUAGE: "ko" };
  expect((await runCli(environment, ...december)).output).toBe(
    [
      "번호  프로젝트  완료                       금액      부가세   정정  청구액",
      "N1    demo      2026-11-24T14:00:00+09:00  30,000원  3,000원  0원   33,000원",
      "",
    ].join("\n"),
  );
  const november = ["ticket", "charges", "--month", "2026-11"];
  expect(await people.must("customer", ...november)).toBe("There are none.\n");
});

test("charges are read by desk staff for everybody, by an auditor for the project, by no stranger", async () => {
  for (const role of ["engineer", "admin", "auditor"] as const)
    expect(await people.must(role, ...december)).toMatch(/^N1 +demo /m);
  expect((await people.as("stranger", ...december)).code).toBe(1);
  expect(await people.must("stranger", ...december, "--project", "other")).toBe(
    "There are none.\n",
  );
});

test("a program gets the charges as the desk tells them", async () => {
  expect(JSON.parse(await people.must("customer", ...december, "--json"))).toMatchObject({
    charges: [{ number: "N1", billingMonth: "2026-12", due: 33_000, credits: [] }],
    nextCursor: null,
  });
});

test("a month that is none is misuse", async () => {
  const { code, errors } = await people.as("customer", "ticket", "charges", "--month", "2026-13");
  expect(code).toBe(2);
  expect(errors).toContain('--month: wanted a month like 2026-12; came "2026-13".');
});

test("a credit line lowers what is due", async () => {
  expect(await people.must("customer", ...december)).toContain("33,000 KRW");
  const credit = ["--amount", "11000", "--name", "half", "--reason", "half the work"];
  await people.must("admin", "desk", "credit", "N1", ...credit);
  expect(await people.must("customer", ...december)).toContain("22,000 KRW");
});
