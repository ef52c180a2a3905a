/** Firewall grants beside their request. */
import { expect } from "vitest";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import { project } from "../../../../support/requests.ts";
import type { Declaration, Program, Workspace } from "../../../../support/lifecycle/workspace.ts";
import { expectQuiet } from "../support-request/filing.case.ts";
import { grant, only, request } from "../samples.ts";
import type { Fact } from "../fact.ts";
import { errors, warnings } from "../shown-messages.ts";

const hourMs = 3_600_000;

export function grantCases(fact: Fact): void {
  fact("a grant lasts five business days, or as long as it is told", async (scene) => {
    const { space } = await granted(scene, {});
    expect(lengthOf(space)).toBe(7 * 24 * hourMs);
    const { space: short } = await granted(scene, { duration: "48h" });
    expect(lengthOf(short)).toBe(48 * hourMs);
    expect(short.state("grant")).toMatchObject({ sourceCidrs: ["203.0.113.0/24"], port: 22 });
  });

  fact("a grant that is too long, or without a readable length, is refused", async (scene) => {
    for (const duration of ["soon", "60d", "14d1s", "15h30", "-1h", "0s"]) {
      const space = scene.workspace();
      const proposed = await space.plan({ it: request(), grant: grant({ duration }) });
      expect(proposed.refused).toBe(true);
      expect(errors(proposed).join()).toContain("a duration like 2h30m, at most 14d");
      expect(await scene.ticketsOf(space.namespace)).toEqual([]);
    }
  });

  fact("a grant for what can be no server or no request is refused at plan", async (scene) => {
    for (const changes of [{ serverId: "web 1" }, { requestId: "N 1" }]) {
      const proposed = await scene.workspace().plan({ it: request(), grant: grant(changes) });
      expect(proposed.refused).toBe(true);
      expect(errors(proposed).join()).toContain("1 to 64 ASCII letters, digits, dots");
    }
  });

  fact("expiry is no drift", async (scene) => {
    const { space, program } = await granted(scene, { duration: "2h" });
    scene.desk.clock.advance(3 * hourMs);
    await expectQuiet(space, program);
    expect(space.state("grant")).toMatchObject({ state: "expired" });
  });

  fact("an expired grant that renews is opened again, the same one", async (scene) => {
    const { space, program } = await granted(scene, { duration: "2h", renew: true });
    const { id } = space.state("grant");
    scene.desk.clock.advance(3 * hourMs);
    expect(errors(await space.up(program))).toEqual([]);
    expect(space.state("grant")).toMatchObject({ id, state: "active" });
    await expectQuiet(space, program);
  });

  fact("a grant is revoked with its declaration", async (scene) => {
    const { space, id } = await granted(scene, {});
    expect(errors(await space.up(only()))).toEqual([]);
    expect((await scene.ticket(id)).grant).toBeNull();
    expect(await scene.events(id)).toEqual(["submit", "grantOpened", "grantRevoked"]);
  });

  fact("a grant whose answer was lost is found again", async (scene) => {
    const space = scene.workspace();
    const program = { it: request(), grant: grant() };
    const proposed = await space.plan(program);
    space.wire.cut("putGrant", "after");
    await space.apply(proposed);
    expect(errors(await space.up(program))).toEqual([]);
    const { id } = space.state("it");
    expect((await scene.events(id)).filter((kind) => kind === "grantOpened")).toHaveLength(1);
  });

  fact("a grant for another server than its request's is refused", async (scene) => {
    const { space } = await granted(scene, {});
    const proposed = await space.plan({ it: request(), grant: grant({ serverId: "db-1" }) });
    expect(errors(proposed).join()).toMatch(/"web-1".*"db-1"/);
  });

  for (const [onDestroy, isRefused] of [
    ["cancel", true],
    ["cancel_or_forget", false],
    ["forget", false],
    ["prevent", true],
  ] as const) {
    fact(`the grant of confirmed work follows on_destroy = ${onDestroy}`, async (scene) => {
      const { space, id } = await granted(scene, {}, { onDestroy });
      await scene.lead(id, "confirmed");
      const result = await space.up(only({ onDestroy }));
      expect(result.refused).toBe(isRefused);
      expect(`${errors(result).join()}${warnings(result)}`).toMatch(
        /desk revokes (the grant itself|it) at the end/,
      );
      expect((await scene.ticket(id)).grant).toMatchObject({ state: "active" });
      expect(space.names.includes("grant")).toBe(isRefused);
    });
  }

  fact("a grant that somebody closed is opened again", async (scene) => {
    const { space, id, program } = await granted(scene, {});
    const parameters = { project, grant: space.id("grant") };
    void (await scene.desk.ask("customer", "revokeGrant", { parameters })).answer;
    expect(errors(await space.up(program))).toEqual([]);
    expect((await scene.ticket(id)).grant).toMatchObject({ state: "active" });
    await expectQuiet(space, program);
  });

  fact("a grant for another request is another, and the first access is revoked", async (scene) => {
    const space = scene.workspace();
    const requests = { it: request(), other: request({ serverId: "db-1" }) };
    expect(errors(await space.up({ ...requests, grant: grant() }))).toEqual([]);
    const ofOther: Declaration["inputs"] = (of) => ({
      serverId: "db-1",
      requestId: of("other", "requestId"),
    });
    const moved = { ...requests, grant: { type: "FirewallGrant", inputs: ofOther } };
    const proposed = await space.plan(moved);
    expect(proposed.changes.get("grant")).toMatchObject({ action: "replace" });
    expect(errors(await space.apply(proposed))).toEqual([]);
    expect((await scene.ticket(space.id("it"))).grant).toBeNull();
    expect((await scene.ticket(space.id("other"))).grant).toMatchObject({ state: "active" });
    await expectQuiet(space, moved);
  });

  fact("a grant is imported by its id", async (scene) => {
    const { space } = await granted(scene, {});
    const other = scene.workspace();
    const handle = space.id("grant");
    expect(errors({ told: await other.import("grant", "FirewallGrant", handle) })).toEqual([]);
    const inputs = { serverId: "web-1", requestId: space.id("it") };
    await expectQuiet(other, { grant: { type: "FirewallGrant", inputs } });
  });
}

export interface Granted {
  readonly space: Workspace;
  readonly id: unknown;
  readonly program: Program;
}

export async function granted(
  scene: Scene,
  changes: Parameters<typeof grant>[0],
  requested: Parameters<typeof request>[0] = {},
): Promise<Granted> {
  const space = scene.workspace();
  const program = { it: request(requested), grant: grant(changes) };
  expect(errors(await space.up(program))).toEqual([]);
  return { space, id: space.state("it")["id"], program };
}

export function lengthOf(space: Workspace): number {
  const at = (field: string): number => Date.parse(space.text("grant", field));
  return at("expiresAt") - at("activatedAt");
}
