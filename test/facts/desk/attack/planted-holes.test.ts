import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteName } from "../../../../desk/contract/routes.ts";
import { hashOfToken } from "../../../../desk/actions/people/tokens.ts";
import {
  type Attack,
  inEveryRole,
  pathFor,
  underOtherHosts,
  wholeCall,
  withForeignIds,
  withMadeUpIds,
  withoutToken,
} from "./attacks.ts";
import { withHostileTexts, withUnreadableBodies, withWrongBodies } from "./body-attacks.ts";
import { type Answer, bearer, type Call, type Send, sender } from "./calls.ts";
import { canary } from "./furnish.ts";
import { wrongInLog } from "./log.ts";
import { attackFixture, type Fixture } from "./fixture.ts";

/** The attacks are attacked: each meets a desk with a hole in one route, and has to name that route. */

let fixture: Fixture;
let send: Send;
beforeAll(async () => {
  fixture = await attackFixture();
  send = sender(fixture.desk.address);
});
afterAll(() => fixture.desk.remove());

const answered: Answer = { status: 200, headers: {}, text: "{}" };

/** A desk that is right but for what the hole does to some calls. */
function deskWith(hole: (call: Call) => Promise<Answer | null> | Answer | null): Send {
  return async (call) => (await hole(call)) ?? send(call);
}

interface Planted {
  readonly hole: string;
  readonly attack: Attack;
  readonly route: RouteName;
  readonly names: string;
  plant(): Send;
}

const holes: readonly Planted[] = [
  {
    hole: "an expired token is taken",
    attack: withoutToken,
    route: "readGrant",
    names: "readGrant with an expired token",
    plant: () =>
      deskWith(({ route, headers }) =>
        route === "readGrant" && headers["authorization"]?.endsWith(fixture.expired)
          ? answered
          : null,
      ),
  },
  {
    hole: "a token in a cookie is taken",
    attack: withoutToken,
    route: "listTickets",
    names: "listTickets with a cookie",
    plant: () =>
      deskWith(({ route, headers }) =>
        route === "listTickets" && headers["cookie"] !== undefined ? answered : null,
      ),
  },
  {
    hole: "the role is not checked on confirm",
    attack: inEveryRole,
    route: "confirmTicket",
    names: "confirmTicket in demo as auditor with read + write + confirm",
    plant: () =>
      deskWith((call) =>
        call.route === "confirmTicket" && call.path.includes("/demo/")
          ? send({ ...call, headers: bearer(fixture.desk.tokens.customer) })
          : null,
      ),
  },
  {
    hole: "the scope is not checked on cancel",
    attack: inEveryRole,
    route: "cancelTicket",
    names: "cancelTicket in demo as customer with read",
    plant: () => {
      const allowed = fixture.callers.find(({ who }) =>
        who.startsWith("customer with read + write"),
      );
      const isReader = ({ headers }: Call) =>
        fixture.callers.some(
          ({ who, token }) =>
            who === "customer with read" && headers["authorization"] === `Bearer ${token}`,
        );
      return deskWith((call) =>
        call.route === "cancelTicket" && isReader(call)
          ? send({ ...call, headers: bearer(allowed?.token ?? "") })
          : null,
      );
    },
  },
  {
    hole: "the project is missing from one statement",
    attack: withForeignIds,
    route: "readGrant",
    names: "readGrant in other with the grant of demo as stranger with read",
    plant: () =>
      deskWith((call) => {
        const path = pathFor("readGrant", { ...fixture.ids.other, grant: fixture.ids.demo.grant });
        if (call.path !== path) return null;
        return send(wholeCall("readGrant", fixture.ids.demo, fixture.desk.tokens.customer));
      }),
  },
  {
    hole: "a foreign id is told apart from an unknown one",
    attack: withForeignIds,
    route: "readTicket",
    names: "readTicket in other with the ticket of demo as stranger with read: told apart",
    plant: () =>
      deskWith(async (call) => {
        const path = pathFor("readTicket", {
          ...fixture.ids.other,
          ticket: fixture.ids.demo.ticket,
        });
        if (call.path !== path) return null;
        const { text, ...answer } = await send(call);
        return { ...answer, text: text.replace('"details":{', '"details":{"project":"demo",') };
      }),
  },
  {
    hole: "an unknown id is a crash",
    attack: withMadeUpIds,
    route: "readServer",
    names: 'readServer with the server "__proto__"',
    plant: () =>
      deskWith(({ path }) =>
        path.endsWith("/servers/__proto__") ? { ...answered, status: 500 } : null,
      ),
  },
  {
    hole: "another host is answered",
    attack: underOtherHosts,
    route: "readProject",
    names: "readProject at evil.example",
    plant: () =>
      deskWith((call) => {
        const { host, ...headers } = call.headers;
        return host === "evil.example" && call.route === "readProject"
          ? send({ ...call, headers })
          : null;
      }),
  },
  {
    hole: "the last of two equal names wins",
    attack: withUnreadableBodies,
    route: "estimate",
    names: "estimate with one name twice",
    plant: () =>
      deskWith((call) =>
        call.route === "estimate" && String(call.body).startsWith('{"attack":1,')
          ? send({ ...call, body: JSON.stringify({ services: [] }) })
          : null,
      ),
  },
  {
    hole: "an unknown field is dropped",
    attack: withWrongBodies,
    route: "commentTicket",
    names: 'commentTicket with a member "attack" in the body',
    plant: () =>
      deskWith((call) => {
        if (call.route !== "commentTicket") return null;
        return send({ ...call, body: String(call.body).replace(`,"attack":"${canary}"`, "") });
      }),
  },
  {
    hole: "half a character is a crash",
    attack: withHostileTexts,
    route: "cancelTicket",
    names: "cancelTicket with reason",
    plant: () =>
      deskWith(({ route, body }) =>
        route === "cancelTicket" && String(body).includes("\\ud800")
          ? { ...answered, status: 500 }
          : null,
      ),
  },
];

describe("a hole is found, and its route named", () => {
  test.each(holes)("$hole", async ({ attack, route, names, plant }) => {
    const found = await attack(fixture, plant(), [route]);
    expect(found.find((each) => each.startsWith(names))).toBeDefined();
  });
});

describe("a log that tells too much", () => {
  const token = `dfk_${"A".repeat(43)}`;
  test.each([
    ["has a token", { route: "readTicket", msg: token }],
    ["has what a customer wrote", { route: "putTicketByKey", msg: "canary-7f3a title" }],
    ["has a member that is none of its own", { route: "readTicket", url: "/v1/projects" }],
    ["has the hash of a token under another name", { hash: hashOfToken(token) }],
  ])("is found when it %s", (_, line) => {
    const desk = { ...fixture.desk, log: [JSON.stringify(line)] };
    expect(wrongInLog({ ...fixture, desk })).toHaveLength(1);
  });
});
