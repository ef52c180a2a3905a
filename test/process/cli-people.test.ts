import { afterEach, beforeEach, expect, test } from "vitest";
import { type People, peopleAt, runCli } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";

let desk: TestDesk;
let people: People;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
});

afterEach(() => desk.remove());

const must = (...words: readonly string[]) => people.must("admin", "desk", ...words);

function secretIn(output: string): string {
  return /^dfk_\S+$/m.exec(output)?.[0] ?? "";
}

test("somebody is enrolled, gets a token that works, and loses it", async () => {
  const enrolled = await must(
    "principal",
    "create",
    "jiwon",
    "--name",
    "김지원",
    "--member",
    "demo:auditor",
  );
  expect(enrolled.split("\n")[1]).toMatch(/^jiwon +김지원 +person +demo:auditor$/);
  const token = secretIn(await must("token", "create", "jiwon", "--lifetime", "90d"));
  const jiwon = {
    DESKFORM_ENDPOINT: desk.address,
    DESKFORM_PROJECT: "demo",
    DESKFORM_TOKEN: token,
  };
  expect((await runCli(jiwon, "ticket", "list")).code).toBe(0);
  const list = await must("token", "list", "--principal", "jiwon");
  expect(list).not.toContain(token);
  const id = /^tok_\S+/m.exec(list)?.[0] ?? "";
  expect(await must("token", "revoke", id)).toContain("2026-11-24T10:00:00+09:00");
  expect((await runCli(jiwon, "ticket", "list")).errors).toContain("was revoked");
});

test("a pipeline's token may not confirm unless it is given that", async () => {
  await must("principal", "create", "deploy", "--service", "--member", "demo:customer");
  await must("token", "create", "deploy");
  await must("token", "create", "deploy", "--confirm", "yes");
  await must("token", "create", "deploy", "--read-only");
  const scopes = (await must("token", "list", "--principal", "deploy")).match(
    /read( write)?( confirm)?/g,
  );
  expect(scopes?.toSorted()).toEqual(["read", "read write", "read write confirm"]);
});

test("people are listed with their roles", async () => {
  const list = await must("principal", "list");
  expect(list).toMatch(/^engineer +engineer +person +engineer$/m);
  expect(list).toMatch(/^stranger +stranger +person +other:customer$/m);
});

test("nobody is of a project and of the desk", async () => {
  const both = ["--member", "demo:customer", "--role", "engineer"];
  const { code } = await people.as("admin", "desk", "principal", "create", "two-faced", ...both);
  expect(code).toBe(1);
});

test("a membership that is none is misuse", async () => {
  const words = ["desk", "principal", "create", "jiwon", "--member", "demo:owner"];
  const { code, errors } = await people.as("admin", ...words);
  expect(code).toBe(2);
  expect(errors).toContain("--member: wanted PROJECT:customer or PROJECT:auditor");
});

test("a customer issues no tokens", async () => {
  const { code, errors } = await people.as("customer", "desk", "token", "create", "customer");
  expect(code).toBe(1);
  expect(errors).toContain("This is allowed to admin");
});
