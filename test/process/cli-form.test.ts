import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DemoRole } from "../../desk/demo/index.ts";
import {
  ended,
  installation,
  type People,
  peopleAt,
  person,
  startCli,
  wholeForm,
} from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-cli-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

let desk: TestDesk;
let people: People;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
});

afterEach(() => desk.remove());

const as = (role: DemoRole, ...words: readonly string[]) => people.as(role, "ticket", ...words);
const must = (role: DemoRole, ...words: readonly string[]) => people.must(role, "ticket", ...words);

describe("the form", () => {
  const form = {
    serverId: "db-1",
    services: ["db-install"],
    title: "DB 설치",
    body: "MySQL 8\n문자셋 utf8mb4",
    contact: { name: "Kim Jiwon", phone: "010-1234-5678", email: "jiwon@example.com" },
    consent: { agreed: true, noticeVersion: 1 },
    securityInfo: { "db-install": { dbRootPassword: "canary-7f3a" } },
  };

  async function written(text: string): Promise<string> {
    const path = join(folder, "form.yaml");
    await writeFile(path, text);
    return path;
  }

  test("comes from a file, its secrets included, and options win", async () => {
    const path = await written(JSON.stringify(form));
    const output = await must(
      "customer",
      "submit",
      "--file",
      path,
      "--title",
      "Install MySQL",
      "--json",
    );
    const ticket = { title: "Install MySQL", body: form.body };
    expect(JSON.parse(output)).toMatchObject({ ticket });
    expect(output).not.toContain("canary-7f3a");
  });

  test("comes from standard input", async () => {
    const child = startCli(people.environmentOf("customer"), "ticket", "submit", "--file", "-");
    child.stdin?.end(JSON.stringify(form));
    expect(await ended(child)).toEqual({ code: 0, output: "N1: received\n", errors: "" });
  });

  test("without consent shows what is to be agreed to, and files nothing", async () => {
    const { code, output, errors } = await as("customer", "submit", ...installation, ...person);
    expect(code).toBe(2);
    expect(output).toContain("Retention");
    expect(errors).toBe(
      "Consent to the notice above is wanted; none was given. If you agree, add --consent 1.\n",
    );
    expect(desk.sql("select id from ticket")).toEqual([]);
  });

  test("without a part names the part", async () => {
    const { code, errors } = await as(
      "customer",
      "submit",
      ...installation,
      ...person,
      "--consent",
      "1",
    );
    expect(code).toBe(2);
    expect(errors).toContain("Wanted a value for body");
  });

  test("that is no YAML is refused by its line, and nothing of it is repeated", async () => {
    const path = await written('title: "canary-7f3a\nbody: [\n');
    const { code, errors } = await as("customer", "submit", "--file", path);
    expect(code).toBe(1);
    expect(errors).toMatch(/YAML or JSON is wanted; .* is neither, from line \d on\./);
    expect(errors).not.toContain("canary-7f3a");
  });

  test("that the desk refuses is told in the desk's words, and filed under no number", async () => {
    const { code, errors } = await as("customer", "submit", ...wholeForm, "--service", "no-such");
    expect(code).toBe(1);
    expect(errors).toContain("no-such");
    expect(desk.sql("select id from ticket")).toEqual([]);
  });

  test("is neither filed nor edited above the price that its sender has set", async () => {
    const dear = await as("customer", "submit", ...wholeForm, "--max-cost", "1");
    expect([dear.code, dear.errors]).toEqual([1, expect.stringContaining("At most 1 KRW")]);
    expect(desk.sql("select id from ticket")).toEqual([]);
    await must("customer", "submit", ...wholeForm);
    const dearer = await as("customer", "edit", "N1", "--title", "Cheap", "--max-cost", "1");
    expect(dearer).toMatchObject({ code: 1, errors: dear.errors });
    await must("customer", "edit", "N1", "--title", "Dear", "--max-cost", "30000");
    expect(JSON.parse(await must("customer", "show", "N1", "--json"))).toMatchObject({
      ticket: { title: "Dear", version: 2 },
    });
  });
});
