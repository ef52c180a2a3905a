import { expect, test } from "vitest";
import { Puts } from "../../../provider/lifecycle/ledger.ts";

/** Does something once, as long as it is let. */
function held(log: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const work = async (): Promise<void> => {
    log.push(`${name} begins`);
    await promise;
    log.push(`${name} ends`);
  };
  return { work, release: resolve };
}

test("what is about one thing is done in turn, and other things meanwhile", async () => {
  const puts = new Puts();
  const log: string[] = [];
  const [put, removal, other] = [held(log, "put"), held(log, "removal"), held(log, "other")];
  const turns = [
    puts.inTurn("one", put.work),
    puts.inTurn("one", removal.work),
    puts.inTurn("two", other.work),
  ];
  removal.release();
  other.release();
  await turns[2];
  put.release();
  await Promise.all(turns);
  expect(log).toEqual([
    "put begins",
    "other begins",
    "other ends",
    "put ends",
    "removal begins",
    "removal ends",
  ]);
});

test("what fails gives the turn on", async () => {
  const puts = new Puts();
  const failing = puts.inTurn("one", () => Promise.reject(new Error("the desk is gone")));
  const next = puts.inTurn("one", async () => "done");
  await expect(failing).rejects.toThrow("the desk is gone");
  expect(await next).toBe("done");
});
