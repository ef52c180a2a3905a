/** What every store must do, whatever database is under it. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../../core/fault.ts";
import { ok, refused } from "../../desk/actions/result.ts";
import type { Store } from "../../desk/actions/storage/store.ts";

export interface OpenedStore {
  readonly store: Store;
  remove(): Promise<void>;
}

export function storeSuite(name: string, open: () => Promise<OpenedStore>): void {
  describe(`a store on ${name}`, () => {
    let opened: OpenedStore;
    beforeEach(async () => void (opened = await open()));
    afterEach(() => opened.remove());

    const write = (key: string, value: string) =>
      opened.store.transact(async ({ settings }) => ok(await settings.write(key, value)));
    const read = async (key: string) => {
      const result = await opened.store.transact(async ({ settings }) =>
        ok(await settings.read(key)),
      );
      return result.ok ? result.value : result.fault;
    };

    test("keeps what a transaction has written", async () => {
      await write("colour", "blue");
      expect(await read("colour")).toBe("blue");
    });

    test("keeps nothing of a transaction that is refused", async () => {
      const result = await opened.store.transact(async ({ settings }) => {
        await settings.write("colour", "red");
        return refused(refusal("demo_only", {}));
      });
      expect([result.ok, await read("colour")]).toEqual([false, null]);
    });

    test("keeps nothing of one that wrote and is refused, and everything of its neighbours", async () => {
      const refusing = opened.store.transact(async ({ settings }) => {
        await settings.write("colour", "red");
        return refused(refusal("demo_only", {}));
      });
      const results = await Promise.all([write("before", "yes"), refusing, write("after", "yes")]);
      expect(results.map((result) => result.ok)).toEqual([true, false, true]);
      expect([await read("before"), await read("colour"), await read("after")]).toEqual([
        "yes",
        null,
        "yes",
      ]);
    });

    test("keeps nothing of a transaction that fails, and everything of its neighbours", async () => {
      const failing = opened.store.transact(async ({ settings }) => {
        await settings.write("failing", "yes");
        throw new Error("a mistake of our own");
      });
      const results = await Promise.allSettled([
        write("before", "yes"),
        failing,
        write("after", "yes"),
      ]);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect([await read("before"), await read("failing"), await read("after")]).toEqual([
        "yes",
        null,
        "yes",
      ]);
    });

    test("runs the transactions of one turn one after another, each whole", async () => {
      const add = () =>
        opened.store.transact(async ({ settings }) => {
          const count = Number((await settings.read("count")) ?? "0");
          await settings.write("count", String(count + 1));
          return ok(count);
        });
      const results = await Promise.all(Array.from({ length: 500 }, add));
      const counts = results.map((result) => (result.ok ? result.value : -1));
      expect(counts).toEqual(Array.from({ length: 500 }, (_, index) => index));
    });

    test("refuses as overloaded what it cannot take, and goes on afterwards", async () => {
      const results = await Promise.all(
        Array.from({ length: 3_000 }, () => write("colour", "blue")),
      );
      const codes = results.map((result) => (result.ok ? "stored" : result.fault.code));
      expect(new Set(codes)).toEqual(new Set(["stored", "overloaded"]));
      expect((await write("colour", "green")).ok).toBe(true);
    });

    test("takes the newest notice that is valid at a moment", async () => {
      const seen = await opened.store.transact(async ({ projects }) => {
        await projects.putNotice(notice(1, 100));
        await projects.putNotice(notice(2, 200));
        const moments = [99, 100, 199, 200].map((now) => projects.noticeAt(now));
        return ok((await Promise.all(moments)).map((found) => found?.version ?? null));
      });
      expect(seen).toEqual(ok([null, 1, 1, 2]));
    });

    test("never changes a notice that somebody may have agreed to", async () => {
      const seen = await opened.store.transact(async ({ projects }) => {
        await projects.putNotice(notice(1, 100));
        await projects.putNotice({ ...notice(1, 100), purpose: "another" });
        return ok((await projects.noticeAt(100))?.purpose);
      });
      expect(seen).toEqual(ok("purpose"));
    });
  });
}

function notice(version: number, validFrom: number) {
  const parts = { purpose: "purpose", items: "items", retention: "retention", refusal: "refusal" };
  return { version, hash: String(version), ...parts, validFrom };
}
