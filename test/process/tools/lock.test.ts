import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "../../../tools/lock.ts";

const lockModule = join(import.meta.dirname, "../../../tools/lock.ts");

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-lock-"));
  file = join(folder, "lock");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Another process that takes the lock, says so, and keeps it until it is killed. */
async function holder(): Promise<ChildProcess> {
  const program = `
    import { withLock } from ${JSON.stringify(lockModule)};
    await withLock(${JSON.stringify(file)}, "", () => new Promise(() => {
      setInterval(() => {}, 1000);
      console.log("held");
    }));
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

test("a lock whose holder was killed is free", async () => {
  const child = await holder();
  const order: string[] = [];
  const waiting = withLock(file, "waiting", async () => {
    order.push("ours");
    return "done";
  });
  order.push("theirs");
  child.kill("SIGKILL");
  expect(await waiting).toBe("done");
  expect(order).toEqual(["theirs", "ours"]);
});

test("two callers of one process come one after the other", async () => {
  const order: string[] = [];
  const caller = (name: string): Promise<void> =>
    withLock(file, "waiting", async () => {
      order.push(`${name} in`);
      await Promise.resolve();
      order.push(`${name} out`);
    });
  await Promise.all([caller("first"), caller("second")]);
  expect(order).toEqual(["first in", "first out", "second in", "second out"]);
});

test("a lock is free again when its work fails", async () => {
  const failing = withLock(file, "waiting", () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await withLock(file, "waiting", () => Promise.resolve("yes"))).toBe("yes");
});
