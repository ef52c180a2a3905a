import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  inEveryRole,
  underOtherHosts,
  withForeignIds,
  withMadeUpIds,
  withoutToken,
} from "./attacks.ts";
import {
  withHostileTexts,
  withOtherContentTypes,
  withUnreadableBodies,
  withWrongBodies,
} from "./body-attacks.ts";
import { parametersOf, routeNames, type Send, sender } from "./calls.ts";
import { belongingsOf } from "./belongings.ts";
import { withHostileHeaders, wrongInLog } from "./log.ts";
import { attackFixture, type Fixture } from "./fixture.ts";

// Thousands of calls each, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

let fixture: Fixture;
let send: Send;
beforeAll(async () => {
  fixture = await attackFixture();
  send = sender(fixture.desk.address);
});
afterAll(() => fixture.desk.remove());

test("every kind of id in the contract has one of each project to attack with", () => {
  const names = new Set(routeNames.flatMap(parametersOf));
  for (const ids of Object.values(fixture.ids)) {
    expect(Object.keys(ids).toSorted()).toEqual([...names].toSorted());
  }
});

describe("every route", () => {
  test("refuses whoever brings no good token", async () => {
    expect(await withoutToken(fixture, send)).toEqual([]);
  });

  test("lets in those whom the contract names, and nobody else, in whatever project", async () => {
    expect(await inEveryRole(fixture, send)).toEqual([]);
  });

  test("does not know the ids of another project, and leaves them as they are", async () => {
    const before = [belongingsOf(fixture.desk, "demo"), belongingsOf(fixture.desk, "other")];
    expect(await withForeignIds(fixture, send)).toEqual([]);
    expect([belongingsOf(fixture.desk, "demo"), belongingsOf(fixture.desk, "other")]).toEqual(
      before,
    );
  });

  test("does not know ids that are made up, however hostile", async () => {
    expect(await withMadeUpIds(fixture, send)).toEqual([]);
  });

  test("is not there under another host name", async () => {
    expect(await underOtherHosts(fixture, send)).toEqual([]);
  });

  test("refuses bodies that cannot be read", async () => {
    expect(await withUnreadableBodies(fixture, send)).toEqual([]);
  });

  test("refuses bodies of another type", async () => {
    expect(await withOtherContentTypes(fixture, send)).toEqual([]);
  });

  test("names the field that is wrong, and never its value", async () => {
    expect(await withWrongBodies(fixture, send)).toEqual([]);
  });

  test("stays up whatever it is told", async () => {
    expect(await withHostileTexts(fixture, send)).toEqual([]);
  });

  test("takes nothing from a header that is not its own, and sends none that it did not make", async () => {
    expect(await withHostileHeaders(fixture, send)).toEqual([]);
  });
});

test("the log of it all has a line an answer, and no value that a caller sent", () => {
  expect(fixture.desk.log.length).toBeGreaterThan(1_000);
  expect(wrongInLog(fixture)).toEqual([]);
});
