import { expect, test } from "vitest";
import { Turns } from "../../../../provider/lifecycle/turns.ts";

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
  const turns = new Turns();
  const log: string[] = [];
  const [put, removal, other] = [held(log, "put"), held(log, "removal"), held(log, "other")];
  const taken = [
    turns.take("one", put.work),
    turns.take("one", removal.work),
    turns.take("two", other.work),
  ];
  removal.release();
  other.release();
  await taken[2];
  put.release();
  await Promise.all(taken);
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
  const turns = new Turns();
  const failing = turns.take("one", () => Promise.reject(new Error("the desk is gone")));
  const next = turns.take("one", async () => "done");
  await expect(failing).rejects.toThrow("the desk is gone");
  expect(await next).toBe("done");
});
