import Type from "typebox";
import { deskRoles, principalKinds, projectRoles, sides } from "../../core/people.ts";
import { nextCursor, page, pageById } from "./paging.ts";
import { answer, type Bodies } from "./route-bodies.ts";
import type { operatorRoutes } from "./operator-routes.ts";
import { event, identifier, instant, nullable, oneOf, patterns, sha256, shape } from "./shapes.ts";

const name = Type.String({ pattern: patterns.name });
const label = Type.String({ minLength: 1, maxLength: 200 });
const text = Type.String({ minLength: 1, maxLength: 10_000 });
const inBoth = shape({ ko: label, en: label });
const itemsMax = 1_000;

const membership = shape({ project: name, role: oneOf(projectRoles) });
const kind = oneOf(principalKinds);
const memberships = Type.Array(membership, { maxItems: 100 });
const rolesAtDesk = Type.Array(oneOf(deskRoles), { maxItems: deskRoles.length });

/** Whoever tokens are issued to: of projects or of the desk, never of both. */
const principal = shape({
  id: name,
  name: label,
  kind,
  side: oneOf(sides),
  memberships,
  deskRoles: rolesAtDesk,
});

/** What is known of a token; the token itself is shown once, when it is created. */
const token = shape({
  id: identifier,
  principalId: name,
  mayWrite: Type.Boolean(),
  mayConfirm: Type.Boolean(),
  createdAt: instant,
  expiresAt: nullable(instant),
  revokedAt: nullable(instant),
  lastUsedAt: nullable(instant),
});

const day = Type.String({ format: "date" });

/** A closure or an extra opening of the desk, on every day of a range or on some weekdays of it. */
const exception = shape({
  desk: oneOf(["closed", "open"]),
  from: day,
  /** Included. */
  until: day,
  /** 0 is Sunday; left out for every day. */
  weekdays: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { maxItems: 7 })),
});
const exceptions = Type.Array(exception, { maxItems: itemsMax });

const calendar = shape({
  /** Deadlines say by which version they were counted. */
  version: Type.String(),
  /** Of other years only the dates that the law fixes are known. */
  firstYear: Type.Integer(),
  lastYear: Type.Integer(),
  holidays: Type.Array(day),
  exceptions,
});

/** What a log held when it was signed. */
const head = shape({ log: Type.String(), size: Type.Integer({ minimum: 0 }), root: sha256 });

/** Signed with Ed25519 over the canonical JSON of everything but the signature. */
const checkpoint = shape({
  deskId: identifier,
  at: instant,
  logs: Type.Array(head),
  /** Base64 of the SubjectPublicKeyInfo. */
  publicKey: Type.String(),
  signature: Type.String(),
});
const checkpointAnswer = answer({ checkpoint });
const eventsAnswer = answer({ events: Type.Array(event), nextCursor });
const calendarAnswer = answer({ calendar });

function list<Item extends Type.TSchema>(item: Item) {
  return Type.Optional(Type.Array(item, { maxItems: itemsMax }));
}

const validFrom = instant;
const server = shape({
  id: name,
  name: label,
  sshPort: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535 })),
  /** Where the desk looks when it verifies that the engineers' key works. */
  address: Type.Optional(Type.String({ maxLength: 253 })),
});

/** An operator's file. What it does not name stays as it is; `calendar` is taken whole. */
export const deskData = shape({
  projects: list(shape({ id: name, name: label, servers: list(server) })),
  services: list(
    shape({
      code: name,
      version: Type.Integer({ minimum: 1 }),
      name: inBoth,
      description: shape({ ko: text, en: text }),
      unitPrice: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
      vatPercent: Type.Integer({ minimum: 0, maximum: 100 }),
      securityFields: Type.Optional(Type.Array(name, { maxItems: 20 })),
      validFrom,
      validUntil: Type.Optional(nullable(instant)),
    }),
  ),
  notices: list(
    shape({
      version: Type.Integer({ minimum: 1 }),
      purpose: text,
      items: text,
      retention: text,
      refusal: text,
      validFrom,
    }),
  ),
  accessProfiles: list(
    shape({
      account: name,
      publicKey: Type.String({ minLength: 1, maxLength: 16_384 }),
      sourceCidrs: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 16 }),
      validFrom,
    }),
  ),
  calendar: Type.Optional(shape({ exceptions })),
});

const count = Type.Integer({ minimum: 0 });

export const operatorBodies = {
  readCalendar: { answer: calendarAnswer },
  listProjectEvents: { query: shape(page), answer: eventsAnswer },
  readCheckpoint: { answer: checkpointAnswer },
  /** A ticket has exactly so many events, the last of which is a leaf of the log that was signed. */
  proveTicketEvents: {
    answer: answer({
      checkpoint,
      events: count,
      lastEvent: event,
      /** Sibling hashes from the leaf upwards, as RFC 9162 2.1.3 has them. */
      inclusionPath: Type.Array(sha256),
      /** Over deskId, ticket, number of events, last hash and the log's head. */
      signature: Type.String(),
    }),
  },

  listPrincipals: {
    query: shape(pageById),
    answer: answer({ principals: Type.Array(principal), nextCursor }),
  },
  /** Roles are taken whole: what is not named is taken away. */
  putPrincipal: {
    body: shape({
      name: label,
      kind,
      memberships: Type.Optional(memberships),
      deskRoles: Type.Optional(rolesAtDesk),
    }),
    answer: answer({ principal }),
  },
  listTokens: {
    query: shape({ ...pageById, principal: Type.Optional(name) }),
    answer: answer({ tokens: Type.Array(token), nextCursor }),
  },
  createToken: {
    body: shape({
      mayWrite: Type.Optional(Type.Boolean()),
      /** A person's token of a project may confirm unless this says otherwise, a service's may not. */
      mayConfirm: Type.Optional(Type.Boolean()),
      /** As in `90d`. */
      lifetime: Type.Optional(Type.String({ maxLength: 32 })),
    }),
    /** `secret` is the token: shown here, and never again. */
    answer: answer({ token, secret: Type.String() }),
  },
  revokeToken: { answer: answer({ token }) },

  importDeskData: {
    body: deskData,
    answer: answer({
      /** What is new or differs from what the desk had. */
      changed: shape({
        projects: count,
        servers: count,
        services: count,
        notices: count,
        accessProfiles: count,
        exceptions: count,
      }),
      /** Tickets whose deadline a changed calendar has moved. */
      deadlinesMoved: count,
    }),
  },
  removeServer: { answer: answer({}) },
  readDeskCalendar: { answer: calendarAnswer },
  listDeskEvents: { query: shape(page), answer: eventsAnswer },
  readDeskCheckpoint: { answer: checkpointAnswer },
  readClock: { answer: answer({ demo: Type.Boolean() }) },
  setClock: { body: shape({ now: instant }), answer: answer({}) },
} as const satisfies Record<keyof typeof operatorRoutes, Bodies>;
