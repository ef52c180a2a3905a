import { afterEach, expect, test } from "vitest";
import type { MasterKeys } from "../../../desk/actions/privacy/sealing.ts";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { file, read } from "../../support/requests.ts";

let desk: TestDesk;
afterEach(() => desk.remove());

function keyNamed(version: number): [number, Uint8Array] {
  return [version, new Uint8Array(32).fill(version)];
}

function keysOf(...versions: readonly number[]): MasterKeys {
  return { newest: Math.max(...versions), keys: new Map(versions.map(keyNamed)) };
}

async function restart(masterKeys: MasterKeys): Promise<void> {
  await desk.stop();
  desk = await startTestDesk({ dataFolder: desk.dataFolder, masterKeys });
}

test("a new master key wraps everything at the next start, and the old one is wanted no more", async () => {
  desk = await startTestDesk({ masterKeys: keysOf(1) });
  const ticket = await file(desk);
  await restart(keysOf(1, 2));
  expect(desk.sql("select distinct master_version from data_key")).toEqual([{ master_version: 2 }]);
  await restart(keysOf(2));
  expect((await read(desk, ticket)).contact?.name).toBe("Kim Jiwon");
});

test.each([
  ["the older key alone", keysOf(2), keysOf(1)],
  ["a newer key alone", keysOf(2), keysOf(3)],
  [
    "another key of the same version",
    keysOf(2),
    { newest: 2, keys: new Map([[2, keyNamed(9)[1]]]) },
  ],
])("a desk does not start with %s, and is as it was", async (_, own, others) => {
  desk = await startTestDesk({ masterKeys: own });
  const ticket = await file(desk);
  await desk.stop();
  const { dataFolder } = desk;
  const starting = startTestDesk({ dataFolder, masterKeys: others });
  await expect(starting).rejects.toThrow(`The keys that ${dataFolder} was sealed with are wanted`);
  desk = await startTestDesk({ dataFolder, masterKeys: own });
  expect((await read(desk, ticket)).contact?.name).toBe("Kim Jiwon");
});

test("what was sealed before the rotation opens after it, and what is sealed after it too", async () => {
  desk = await startTestDesk({ masterKeys: keysOf(1) });
  const before = await file(desk, "before");
  await restart(keysOf(1, 2));
  const after = await file(desk, "after");
  const contacts = [await read(desk, before), await read(desk, after)].map(
    ({ contact }) => contact,
  );
  expect(contacts[0]).toEqual(contacts[1]);
});
