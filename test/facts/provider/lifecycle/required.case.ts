/** What must be written and is null: told by name, before anything is done. */
import { expect } from "vitest";
import { type Fields, unknown, type Value } from "../../../../framework/value/index.ts";
import type { Declaration } from "../../../support/lifecycle/workspace.ts";
import { inputs, only } from "./samples.ts";
import type { Fact } from "./fact.ts";
import { errors } from "./shown-messages.ts";

const person: Fields = { name: "Canary Kim", phone: "010-7123-4567", email: "canary@example.com" };
const consent: Fields = { agreed: true, noticeVersion: 1 };

/** Every resource whole, with one value in it that must be there. */
const needed: readonly (readonly [type: string, name: string, inputs: (value: Value) => Fields])[] =
  [
    ...["serverId", "services", "title", "body", "contact", "consent"].map((name) =>
      requestWith(name, (value) => ({ [name]: value })),
    ),
    ...Object.keys(person).map((name) =>
      requestWith(`contact.${name}`, (value) => ({ contact: { ...person, [name]: value } })),
    ),
    ...Object.keys(consent).map((name) =>
      requestWith(`consent.${name}`, (value) => ({ consent: { ...consent, [name]: value } })),
    ),
    requestWith("services.0", (value) => ({ services: [value] })),
    requestWith("securityInfo", (value) => ({
      services: ["db-install"],
      securityInfo: { "db-install": { dbRootPassword: value } },
    })),
    ["KeyRegistration", "serverId", (value) => ({ serverId: value })],
    ["FirewallGrant", "serverId", (value) => ({ serverId: value, requestId: "tkt_1" })],
    ["FirewallGrant", "requestId", (value) => ({ serverId: "web-1", requestId: value })],
    ["WorkDecision", "requestId", (value) => ({ requestId: value, decision: "confirm" })],
    ["WorkDecision", "decision", (value) => ({ requestId: "tkt_1", decision: value })],
  ];

function requestWith(name: string, changed: (value: Value) => Fields): (typeof needed)[number] {
  return ["SupportRequest", name, (value) => ({ ...inputs, ...changed(value) })];
}

const missing: unknown = expect.stringMatching(/[Mm]issing/);

export function requiredCases(fact: Fact): void {
  fact("null for what must be written is refused by the plan", async (scene) => {
    for (const [type, name, inputsWith] of needed) {
      const refused = await scene.workspace().plan({ it: { type, inputs: inputsWith(null) } });
      expect.soft(errors(refused)[0], `${type} ${name}`).toEqual(missing);
    }
  });

  fact(
    "what only the apply finds to be null is refused there, and nothing is done",
    async (scene) => {
      for (const [type, name, inputsWith] of needed) {
        const space = scene.workspace();
        let value: Value = unknown;
        const it: Declaration = { type, inputs: () => inputsWith(value) };
        const planned = await space.plan({ it });
        expect.soft(errors(planned), `${type} ${name}`).toEqual([]);
        value = null;
        expect.soft(errors(await space.apply(planned))[0], `${type} ${name}`).toEqual(missing);
        expect.soft(space.names).toEqual([]);
        expect.soft(await scene.ticketsOf(space.namespace)).toEqual([]);
      }
    },
  );

  fact("an edit to null is refused, and the ticket stays as it is", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    expect(errors(await space.up(only({ title: null })))[0]).toEqual(missing);
    let title: Value = unknown;
    const late: Declaration = { type: "SupportRequest", inputs: () => ({ ...inputs, title }) };
    const planned = await space.plan({ it: late });
    title = null;
    expect(errors(await space.apply(planned))[0]).toEqual(missing);
    expect(await scene.ticketsOf(space.namespace)).toMatchObject([{ title: "Install Apache" }]);
    expect((await space.plan(only())).changes.get("it")?.action).toBe("none");
  });
}
