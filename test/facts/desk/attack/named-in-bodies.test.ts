import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteName } from "../../../../desk/contract/routes.ts";
import { application, keyNamed } from "../../../support/requests.ts";
import { pathFor } from "./attacks.ts";
import { belongingsOf } from "./belongings.ts";
import { type Answer, bearer, codeOf, type Send, sender } from "./calls.ts";
import type { Ids } from "./furnish.ts";
import { attackFixture, type Fixture } from "./fixture.ts";

let fixture: Fixture;
let send: Send;
beforeAll(async () => {
  fixture = await attackFixture();
  send = sender(fixture.desk.address);
});
afterAll(() => fixture.desk.remove());

/** As the customer of the one project, with a body that is right but for what it names of the other. */
async function named(route: RouteName, own: Ids, body: object): Promise<Answer> {
  const headers = { ...bearer(fixture.desk.tokens.stranger), "content-type": "application/json" };
  const path = pathFor(route, own);
  return send({
    route,
    path,
    headers: { ...headers, "if-match": '"1"' },
    body: JSON.stringify(body),
  });
}

const filing = { namespace: null, origin: null };
const question = { kind: "follow_up", subject: "When?", body: "When will it be done?" };

interface Naming {
  readonly what: string;
  readonly route: RouteName;
  readonly code: string;
  body(own: Ids, victim: Ids, nextId: string): object;
}

const namings: readonly Naming[] = [
  {
    what: "a request for another project's server",
    route: "putTicketByKey",
    code: "server_unknown",
    body: (_, { server }, id) => ({
      ...filing,
      id,
      application: application({ serverId: server }),
    }),
  },
  {
    what: "a request under another project's ticket id",
    route: "putTicketByKey",
    code: "id_changed",
    body: ({ server }, { ticket: id }) => ({
      ...filing,
      id,
      application: application({ serverId: server }),
    }),
  },
  {
    what: "an edit that moves the ticket to another project's server",
    route: "editTicket",
    code: "server_unknown",
    body: (_, { server }) => ({ application: application({ serverId: server }) }),
  },
  {
    what: "a grant to another project's server",
    route: "putGrant",
    code: "server_fixed",
    body: (_, { server }) => ({ serverId: server }),
  },
  {
    what: "an inquiry about another project's ticket",
    route: "putInquiryByKey",
    code: "not_found",
    body: (_, { ticket }, id) => ({ ...question, id, ticketId: ticket }),
  },
];

describe("what a body names of another project is not there", () => {
  test.each(namings)("$what is refused with $code", async ({ route, code, body }) => {
    const { demo, other } = fixture.ids;
    const own = { ...other, key: route.endsWith("ByKey") ? keyNamed("fresh") : other.key };
    const before = [belongingsOf(fixture.desk, "demo"), belongingsOf(fixture.desk, "other")];
    const answer = await named(route, own, body(own, demo, await nextIdOf(route, own)));
    expect([answer.status < 500, codeOf(answer)]).toEqual([true, code]);
    expect([belongingsOf(fixture.desk, "demo"), belongingsOf(fixture.desk, "other")]).toEqual(
      before,
    );
  });
});

async function nextIdOf(route: RouteName, own: Ids): Promise<string> {
  const reading = route === "putInquiryByKey" ? "readInquiryByKey" : "readTicketByKey";
  const headers = bearer(fixture.desk.tokens.stranger);
  const { text } = await send({ route: reading, path: pathFor(reading, own), headers });
  const answer = JSON.parse(text) as { readonly nextId: string };
  return answer.nextId;
}
