/** What the desk would refuse of a form is refused before there is a plan, in words that do not contradict themselves. */
import { expect } from "vitest";
import { demoData } from "../../../../../desk/demo/index.ts";
import type { RouteName } from "../../../../../desk/contract/index.ts";
import { type Fields, unknown } from "../../../../../framework/value/index.ts";
import type { Scene } from "../../../../support/lifecycle/scene.ts";
import type { Declaration, Program } from "../../../../support/lifecycle/workspace.ts";
import { expectOrDeviate, type Fact } from "../fact.ts";
import { only, request } from "../samples.ts";
import { errors, warnings } from "../shown-messages.ts";
import { crashAfterFiling, expectQuiet } from "./filing.case.ts";

const contact = { name: "Canary Kim", phone: "010-7123-4567", email: "canary@example.com" };

const unsound: readonly (readonly [string, Fields, RegExp])[] = [
  ["a blank title", { title: "  " }, /title: wanted one line.*2 characters that is all blank/],
  [
    "a name with a control character",
    { contact: { ...contact, name: "Kim\u0007" } },
    /contact\.name: wanted one line.*4 characters with control characters/,
  ],
  ["a price limit below nothing", { maxCost: -1 }, /integer from 0 to 1000000000; came -1\./],
  [
    "a notice before the first",
    { consent: { agreed: true, noticeVersion: 0 } },
    /(notice_version|noticeVersion): wanted an integer from 1 to 1000000; came 0\./,
  ],
  [
    "what can be no service",
    { services: ["없는서비스 x"] },
    /services: wanted 1 to 64 ASCII letters.*came "없는서비스 x"\./,
  ],
  ["an empty key", { idempotencyKey: "" }, /(idempotency_key|idempotencyKey): wanted a text of at/],
];

const secured = (secrets: Fields, changes: Fields = {}): Fields => ({
  services: ["db-install"],
  securityInfo: { "db-install": secrets },
  securityInfoVersion: 1,
  ...changes,
});
const secret = { dbRootPassword: "one" };
const consentTo = (noticeVersion: Fields[string]): Fields => ({
  consent: { agreed: true, noticeVersion },
});
const missing =
  /(security_info|securityInfo)\.db-install\.dbRootPassword: .* demands this security/;
const unwanted =
  /(security_info|securityInfo)\.\S+: security info is taken only for chosen services/;

/** What only the desk can tell, and what it says. */
const refused: readonly (readonly [string, Fields, readonly RegExp[]])[] = [
  ["for an unknown server", { serverId: "nowhere" }, [/"nowhere" is none.*db-1, web-1/]],
  ["for an unknown service", { services: ["nothing"] }, [/"nothing" is none.*web-server-install/]],
  ["with consent to another notice", consentTo(9), [/version 1 of.*version 9 came/]],
  ["without security info that is demanded", { services: ["db-install"] }, [missing]],
  ["with security info by other names", secured({ password: "x" }), [missing, unwanted]],
  ["with security info that is not wanted", { securityInfo: { "db-install": secret } }, [unwanted]],
  [
    "with several faults, each by itself",
    { serverId: "nowhere", ...secured({}), ...consentTo(9) },
    [/"nowhere" is none/, missing, /version 9 came/],
  ],
  [
    "with a fault beside what is unknown",
    secured({ dbRootPassword: unknown, other: unknown }, { serverId: unknown, title: unknown }),
    [unwanted],
  ],
];

/** What may be right once it is known. */
const open: readonly (readonly [string, Fields])[] = [
  ["a secret", secured({ dbRootPassword: unknown })],
  ["the secrets of a service", { ...secured({}), securityInfo: { "db-install": unknown } }],
  ["all security info", { ...secured({}), securityInfo: unknown }],
  ["the services", secured(secret, { services: unknown })],
  ["the notice", consentTo(unknown)],
  ["the consent", { consent: unknown }],
];

export function formCases(fact: Fact): void {
  for (const [what, changes, said] of unsound) {
    fact(`a request with ${what} is refused at plan`, async (scene) => {
      const proposed = await scene.workspace().plan(only(changes));
      expect(proposed.refused).toBe(true);
      expect(errors(proposed)).toEqual([expect.stringMatching(said)]);
    });
  }
  factualCases(fact);
  editCases(fact);
  oldCases(fact);
}

function factualCases(fact: Fact): void {
  for (const [what, changes, said] of refused) {
    fact(`a request ${what} is refused at plan`, async (scene) => {
      const proposed = await scene.workspace().plan(only(changes));
      expect(proposed.refused).toBe(true);
      // One engine tells each by itself, another all in one.
      for (const each of said) expect(errors(proposed).join("\n")).toMatch(each);
    });
  }

  for (const [what, changes] of open) {
    fact(`as long as ${what} may turn out right, a request is planned`, async (scene) => {
      expect(errors(await scene.workspace().plan(only(changes)))).toEqual([]);
    });
  }

  fact("many requests of a plan ask the desk for its facts once", async (scene) => {
    const space = scene.workspace();
    const titles = ["one", "two", "three"];
    const many: Program = Object.fromEntries(
      titles.map((title): [string, Declaration] => [title, request({ title })]),
    );
    expect(errors(await space.plan(many))).toEqual([]);
    for (const route of ["readProject", "listServers", "listServices", "readCurrentNotice"]) {
      expect(space.wire.calls.filter((each) => each === route)).toEqual([route]);
    }
  });

  fact("what the desk does not tell when it is asked for facts fails the plan", async (scene) => {
    const space = scene.workspace();
    for (const route of ["listServers", "listServices", "readCurrentNotice"] as const) {
      space.wire.lose(route);
      const lost = await space.plan(only());
      expect(errors(lost)).toEqual([expect.stringContaining("An answer from the desk")]);
      expect(errors(await space.plan(only()))).toEqual([]);
    }
  });
}

function editCases(fact: Fact): void {
  fact("an edit that the desk would refuse is refused at plan", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    for (const [changes, said] of [
      [{ services: ["db-install"] }, missing],
      [secured(secret, { services: ["security-check"] }), unwanted],
      [consentTo(9), /version 9 came/],
    ] as const) {
      const proposed = await space.plan(only(changes));
      expect(proposed.refused).toBe(true);
      expect(errors(proposed)).toEqual([expect.stringMatching(said)]);
    }
    expect(await scene.events(space.id("it"))).toEqual(["submit"]);
  });

  fact("security info that is added without another version is asked to be sent", async (scene) => {
    const space = scene.workspace();
    await space.up(only(secured(secret)));
    const both = {
      services: ["db-install", "ssl-install"],
      securityInfo: { "db-install": secret, "ssl-install": { certificate: "c", privateKey: "k" } },
    };
    const proposed = await space.plan(only({ ...both, securityInfoVersion: 1 }));
    expect(errors(proposed)).toEqual([
      expect.stringMatching(
        /"ssl-install" demands.*Raise (security_info_version|securityInfoVersion)/,
      ),
    ]);
    const raised = only({ ...both, securityInfoVersion: 2 });
    expect(errors(await space.up(raised))).toEqual([]);
    await expectQuiet(space, raised);
  });

  fact("an edit of the words needs no security info that the desk has", async (scene) => {
    const space = scene.workspace();
    await space.up(only(secured(secret)));
    const edited = only({ services: ["db-install"], title: "Install MySQL" });
    expect(errors(await space.up(edited))).toEqual([]);
  });
}

/** What was right when it was filed, and what an apply finds only when it plans once more. */
function oldCases(fact: Fact): void {
  fact("a ticket that was filed under an older notice can still be edited", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    const lost = scene.workspace();
    await crashAfterFiling(lost, only());
    await newNotice(scene);
    expect(errors(await scene.workspace().plan(only()))).toEqual([
      expect.stringMatching(/version 2 of.*version 1 came/),
    ]);
    expect(errors(await space.up(only({ title: "Install nginx" })))).toEqual([]);
    const taken = await lost.up(only());
    expect(errors(taken)).toEqual([]);
    expect(warnings(taken)).toMatch(/taken over/);
    expect(errors(await space.up(only({ title: "Install nginx", ...consentTo(2) })))).toEqual([]);
  });

  fact("replacing by what the desk would refuse is refused at plan", async (scene) => {
    const space = scene.workspace();
    await space.up(only());
    for (const [changes, said] of [
      [consentTo(9), /version 9 came/],
      [{ maxCost: 1 }, /At most 1 KRW/],
    ] as const) {
      const proposed = await space.plan(only(changes), { replace: ["it"] });
      expect(proposed.refused).toBe(true);
      expect(errors(proposed)).toEqual([expect.stringMatching(said)]);
    }
    expect(await scene.events(space.id("it"))).toEqual(["submit"]);
  });

  fact(
    "while the old ticket has the key, not the apply's own plan refuses but the desk",
    async (scene) => {
      const asked: RouteName[] = [];
      for (const [planned, known, said] of [
        [consentTo(unknown), consentTo(9), /version 9 came/],
        [{ maxCost: unknown }, { maxCost: 1 }, /At most 1 KRW/],
      ] as const) {
        const space = scene.workspace();
        await space.up(only());
        const id = space.id("it");
        const options = { replace: ["it"], createFirst: true };
        const proposed = await space.plan(only(planned), options);
        expect(errors(proposed)).toEqual([]);
        const { length } = space.wire.calls;
        const applied = await space.apply({ ...proposed, program: only(known) });
        expect(errors(applied).join()).toMatch(said);
        expect(space.id("it")).toBe(id);
        asked.push(...space.wire.calls.slice(length).filter((route) => route.startsWith("put")));
      }
      expectOrDeviate(asked.join(), (came) => expect(came).toBe("putTicketByKey,putTicketByKey"));
    },
  );
}

/** In force long after the other facts, which are stated on a morning of 2026. */
async function newNotice(scene: Scene): Promise<void> {
  const notices = (demoData.notices ?? []).map((notice) => ({
    ...notice,
    version: 2,
    purpose: `${notice.purpose}.`,
    validFrom: "2027-06-01T00:00:00Z",
  }));
  const body = { notices };
  void (await scene.desk.ask("admin", "importDeskData", { parameters: {}, body })).answer;
  scene.desk.clock.set("2027-06-02T01:00:00.000Z");
}
