/** What an engine hears when the desk falls silent in the middle of an edit. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { unknown } from "../../../../../framework/value/index.ts";
import { factsOf } from "../../../../../provider/lifecycle/facts.ts";
import { Ledger } from "../../../../../provider/lifecycle/ledger.ts";
import { supportRequestResource } from "../../../../../provider/lifecycle/support-request/index.ts";
import { Turns } from "../../../../../provider/lifecycle/turns.ts";
import { contractFace } from "../../../../support/lifecycle/faces.ts";
import { openScene, openThrough, type Scene } from "../../../../support/lifecycle/scene.ts";
import { Wire } from "../../../../support/lifecycle/wire.ts";
import { project } from "../../../../support/requests.ts";
import { only } from "../samples.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(contractFace);
});
afterAll(() => scene.desk.remove());

test.each([
  ["readProject", "update"],
  ["readTicket", "update"],
  ["editTicket", "update"],
  ["readProject", "import"],
  ["readTicket", "import"],
] as const)(
  "when the answer to %s is lost, the %s fails with that as its reason",
  async (lost, rpc) => {
    const space = scene.workspace();
    await space.up(only());
    const prior = { state: space.state("it"), private: {} };
    const wire = new Wire();
    const { address: endpoint, tokens } = scene.desk;
    const connection = {
      endpoint,
      token: tokens.customer,
      timeoutMs: 10_000,
      language: "en" as const,
    };
    const opened = openThrough(wire, connection);
    if (!opened.ok) throw new Error(opened.reason);
    const { desk } = opened;
    const memories = {
      ledger: new Ledger(true),
      turns: new Turns(),
      putThisRun: new Set<string>(),
      begunAt: () => null,
    };
    const client = { desk, project, facts: factsOf(desk, project), ...memories };
    const settings = { namespace: space.namespace };
    const { signal } = new AbortController();
    const call = { client, settings, signal, progress: () => {} };
    const inputs = { ...prior.state, title: "Install nginx" };
    const planned = { state: { ...inputs, phase: unknown }, private: {} };
    wire.lose(lost);
    const { value, diagnostics } =
      rpc === "update"
        ? await supportRequestResource.update(prior, planned, inputs, call)
        : await supportRequestResource.import(space.id("it"), call);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: "error", code: "desk_unreachable" }]);
  },
);
