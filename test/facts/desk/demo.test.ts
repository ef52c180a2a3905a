import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { calendarWith } from "../../../core/calendar/index.ts";
import { formatInstant, parseInstant } from "../../../core/scalar/instant.ts";
import { nextMorning } from "../../../main/desk/clock.ts";
import { startDemoDesk } from "../../../main/desk/demo.ts";
import { initDesk, serveDesk } from "../../../main/desk/serve.ts";
import { ask } from "../../support/desk.ts";
import { application, keyNamed, project } from "../../support/requests.ts";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "deskform-demo-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = () => startDemoDesk({ dataFolder: join(folder, "data"), port: 0, log: null });

describe("a demo", () => {
  test("begins at a business hour, with a token for everybody, on the loopback", async () => {
    const demo = await start();
    expect(demo.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(new Set(Object.values(demo.tokens)).size).toBe(6);
    const { answer } = await ask(demo.address, demo.tokens.engineer, "readClock", {
      parameters: {},
    });
    expect(answer.demo).toBe(true);
    expect(answer.asOf).toMatch(/T01:0\d:\d{2}\.\d{3}Z$/);
    await demo.stop();
  });

  test("that is kept opens again, contact data included", async () => {
    const first = await start();
    const parameters = { project, key: keyNamed("kept") };
    const { answer } = await ask(first.address, first.tokens.customer, "readTicketByKey", {
      parameters,
    });
    const body = { id: answer.nextId, namespace: null, origin: null, application: application() };
    await ask(first.address, first.tokens.customer, "putTicketByKey", { parameters, body });
    await first.stop();
    const again = await start();
    const read = await ask(again.address, again.tokens.customer, "readTicketByKey", { parameters });
    expect(read.answer.ticket?.contact?.name).toBe("Kim Jiwon");
    await again.stop();
  });

  test.each([
    ["on a weekday morning", "2026-11-24T00:00:00Z", "2026-11-25T01:00:00.000Z"],
    ["on a Friday night", "2026-11-27T13:00:00Z", "2026-11-30T01:00:00.000Z"],
    ["before a holiday", "2026-12-24T03:00:00Z", "2026-12-28T01:00:00.000Z"],
  ])("that is started %s begins at ten on the next business day", (_, now, expected) => {
    const began = nextMorning(calendarWith([]), parseInstant(now) ?? 0);
    expect(formatInstant(began)).toBe(expected);
  });
});

test("a real desk is refused a key file inside its data folder", async () => {
  const dataFolder = join(folder, "data");
  const listen = { host: "127.0.0.1", port: 0 };
  const serve = async () =>
    serveDesk({ dataFolder, keyFile: join(dataFolder, "desk.keys"), listen, hosts: [], log: null });
  await expect(serve()).rejects.toThrow(/wanted outside the data folder/);
});

test("the folder of a real desk is no demo's, and a demo's is no real desk's", async () => {
  const dataFolder = join(folder, "data");
  const keyFile = join(folder, "desk.keys");
  const listen = { host: "127.0.0.1", port: 0 };
  const serve = () => serveDesk({ dataFolder, keyFile, listen, hosts: [], log: null });
  await initDesk({ dataFolder, keyFile });
  await (await serve()).stop();
  await expect(start()).rejects.toThrow(/belongs to a real desk/);
  await (await serve()).stop();
  await rm(dataFolder, { recursive: true });
  await (await start()).stop();
  await expect(serve()).rejects.toThrow(/belongs to a demo/);
});
