import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type People, peopleAt } from "../support/cli.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { complete, file } from "../support/requests.ts";

let desk: TestDesk;
let people: People;
let folder: string;

beforeEach(async () => {
  desk = await startTestDesk();
  people = peopleAt(desk);
  folder = await mkdtemp(join(tmpdir(), "deskform-files-"));
});

afterEach(async () => {
  await desk.remove();
  await rm(folder, { recursive: true, force: true });
});

test("a file goes to the desk, is listed, downloaded by an engineer and detached", async () => {
  await file(desk);
  const source = join(folder, "nginx.conf");
  await writeFile(source, "worker_processes 1;\n");
  await people.must("customer", "ticket", "attach", "N1", source);
  expect(await people.must("customer", "ticket", "attachments", "N1")).toMatch(
    /^nginx\.conf +20 +text\/plain +[0-9a-f]{64}$/m,
  );
  const copy = join(folder, "copy.conf");
  await people.must("engineer", "ticket", "download", "N1", "nginx.conf", "--to", copy);
  expect(await readFile(copy, "utf8")).toBe("worker_processes 1;\n");
  await people.must("customer", "ticket", "detach", "N1", "nginx.conf");
  expect(await people.must("customer", "ticket", "attachments", "N1")).not.toContain("nginx.conf");
});

test("access is allowed and revoked, and the line to install is shown", async () => {
  await file(desk);
  expect(await people.must("customer", "ticket", "allow-access", "N1")).toContain(
    "203.0.113.0/24 → web-1 tcp/22",
  );
  expect(await people.must("customer", "ticket", "revoke-access", "N1")).toBe("N1: revoked\n");
  expect(await people.must("customer", "ticket", "register-key", "N1")).toContain(
    "ssh-ed25519 AAAA",
  );
});

test("charges are listed, and a credit line lowers what is due", async () => {
  await complete(desk, await file(desk));
  const charges = () => people.must("customer", "ticket", "charges", "--month", "2026-12");
  expect(await charges()).toContain("33,000 KRW");
  const credit = ["--amount", "11000", "--name", "half", "--reason", "half the work"];
  await people.must("admin", "desk", "credit", "N1", ...credit);
  expect(await charges()).toContain("22,000 KRW");
});

test("contact data is erased on demand, and gone from what is shown", async () => {
  await complete(desk, await file(desk));
  await people.must("admin", "desk", "erase-contact", "N1", "--reason", "three years");
  const shown = await people.must("customer", "ticket", "show", "N1", "--contact");
  expect(shown).toContain("Contact erased");
  expect(shown).not.toContain("Kim Jiwon");
});

test("a withdrawn consent cancels an unconfirmed ticket", async () => {
  await file(desk);
  expect(await people.must("customer", "ticket", "withdraw-consent", "N1")).toBe("N1: cancelled\n");
});
