/** Who may come to the desk: principals with their roles, and the tokens that speak for them. */
import { cameFrom, type Fault, refusal } from "../../../core/fault.ts";
import { parseDuration } from "../../../core/scalar/duration.ts";
import { formatInstant, dayMs, type Instant } from "../../../core/scalar/instant.ts";
import { isIdentifier } from "../../../core/scalar/text.ts";
import type { AnswerOf, BodyOf } from "../../contract/index.ts";
import { missing } from "../find.ts";
import { deskLog, record, type Scribe } from "../audit/log.ts";
import { enrol, issueToken, type Enrolment } from "./enrol.ts";
import { pageById, pageOf } from "../page.ts";
import {
  done,
  type Principal,
  refused,
  type Result,
  type Roles,
  type Token,
} from "../port/store.ts";
import { idOfToken } from "./tokens.ts";
import { moment } from "../tickets/view.ts";
import { type Action, answered, type Scene, type Visit } from "../visit.ts";

export const listPrincipals: Action<"listPrincipals"> = async (visit) => {
  const { after, limit } = pageById(visit.request.query);
  const found = await visit.transaction.people.list(after, limit + 1);
  const { items, nextCursor } = pageOf(found, limit, ({ id }) => id);
  const principals = [];
  for (const principal of items) principals.push(await viewPrincipal(visit, principal));
  return answered(visit, { principals, nextCursor });
};

async function viewPrincipal({ transaction: { people } }: Scene, principal: Principal) {
  const memberships = await people.memberships(principal.id);
  const deskRoles = await people.deskRoles(principal.id);
  return { ...principal, memberships: [...memberships], deskRoles: [...deskRoles] };
}

export const putPrincipal: Action<"putPrincipal"> = async (visit) => {
  const { transaction } = visit;
  const { principal: id } = visit.request.parameters;
  const known = await transaction.people.find(id);
  const enrolment = enrolmentIn(visit, known);
  const fault = (await rolesFault(visit, enrolment, known)) ?? idFault(id);
  if (fault !== null) return refused(fault);
  await enrol(visit, enrolment);
  const principal = await viewPrincipal(visit, enrolment.principal);
  return answered(visit, { principal }, known === null ? 201 : 200);
};

/** Somebody without a role keeps the side that he, she or it was made for. */
function enrolmentIn({ request }: Visit<"putPrincipal">, known: Principal | null): Enrolment {
  const { principal: id } = request.parameters;
  const { name, kind, memberships = [], deskRoles = [] } = request.body;
  const roleless = known?.side ?? "project";
  const side = deskRoles.length > 0 ? "desk" : memberships.length > 0 ? "project" : roleless;
  return { principal: { id, name, kind, side }, memberships, deskRoles };
}

/** The desk's own names in its logs: what begins otherwise than an identifier, and the clock. */
function idFault(id: string): Fault | null {
  const isNamed = isIdentifier(id);
  if (isNamed && id !== "clock") return null;
  const wanted = { rule: isNamed ? "not_reserved" : "identifier" } as const;
  return refusal("field_invalid", { path: ["principal"], wanted, came: cameFrom(id) });
}

async function rolesFault(
  scene: Scene,
  { principal, memberships, deskRoles }: Enrolment,
  known: Principal | null,
): Promise<Fault | null> {
  const { id, kind, side } = principal;
  const isBoth = memberships.length > 0 && deskRoles.length > 0;
  if (isBoth || (known !== null && known.side !== side)) {
    return refusal("principal_of_both_sides", { id });
  }
  if (known !== null && known.kind !== kind) {
    const wanted = { rule: "one_of", values: [known.kind] } as const;
    return refusal("field_invalid", { path: ["kind"], wanted, came: cameFrom(kind) });
  }
  return (await unknownProject(scene, memberships)) ?? lastAdminFault(scene, id, deskRoles);
}

async function unknownProject(
  { transaction }: Scene,
  memberships: Roles["memberships"],
): Promise<Fault | null> {
  for (const { project } of memberships) {
    if ((await transaction.projects.find(project)) === null) {
      return refusal("not_found", { kind: "project", id: project });
    }
  }
  return null;
}

/** A desk without an administrator could never get one again. */
async function lastAdminFault(
  { transaction }: Scene,
  id: string,
  deskRoles: Roles["deskRoles"],
): Promise<Fault | null> {
  if (deskRoles.includes("admin")) return null;
  const admins = await transaction.people.admins();
  return admins.length === 1 && admins[0] === id ? refusal("last_admin", { id }) : null;
}

export const listTokens: Action<"listTokens"> = async (visit) => {
  const { principal = null, ...query } = visit.request.query ?? {};
  const { after, limit } = pageById(query);
  const found = await visit.transaction.people.tokens(principal, after, limit + 1);
  const { items, nextCursor } = pageOf(found, limit, ({ id }) => id);
  return answered(visit, { tokens: items.map(viewToken), nextCursor });
};

function viewToken({ hash: _, ...token }: Token) {
  const { createdAt, expiresAt, revokedAt, lastUsedAt } = token;
  return {
    ...token,
    createdAt: formatInstant(createdAt),
    expiresAt: moment(expiresAt),
    revokedAt: moment(revokedAt),
    lastUsedAt: moment(lastUsedAt),
  };
}

/** A token that nobody renews stops by itself. */
const lifetimeLimits = { usualMs: 90 * dayMs, mostMs: 366 * dayMs } as const;

export const createToken: Action<"createToken"> = async (visit) => {
  const { parameters, body } = visit.request;
  const issued = await issueFor(visit, parameters.principal, body);
  return issued.ok ? answered(visit, issued.value, 201) : issued;
};

type TokenWishes = BodyOf<"createToken">;

type Issued = Omit<AnswerOf<"createToken">, "asOf">;

/** The secret goes to whoever asked, and nowhere else. */
export async function issueFor(
  scribe: Scribe,
  id: string,
  wishes: TokenWishes,
): Promise<Result<Issued>> {
  const { people } = scribe.transaction;
  const principal = await people.find(id);
  if (principal === null) return missing("principal", id);
  const terms = await termsOf(scribe, principal, wishes);
  if (!terms.ok) return terms;
  const secret = await issueToken(scribe, terms.value);
  const token = await people.token(idOfToken(secret));
  if (token === null) throw new Error("a token was issued and is not there");
  return done({ token: viewToken(token), secret });
}

async function termsOf(
  { transaction, now }: Scribe,
  { id, kind, side }: Principal,
  { mayWrite = true, mayConfirm, lifetime }: TokenWishes,
) {
  const expiresAt = expiryOf(lifetime, now);
  if (!expiresAt.ok) return expiresAt;
  const [role] = await transaction.people.deskRoles(id);
  if (mayConfirm === true && side === "desk") {
    return refused(refusal("staff_cannot_confirm", { role: role ?? "engineer" }));
  }
  const usual = side === "project" && kind === "person" && mayWrite;
  const scopes = { mayWrite, mayConfirm: mayConfirm ?? usual };
  return done({ principalId: id, ...scopes, expiresAt: expiresAt.value });
}

function expiryOf(lifetime: string | undefined, now: Instant): Result<Instant> {
  const lifetimeMs = lifetime === undefined ? lifetimeLimits.usualMs : parseDuration(lifetime);
  if (lifetimeMs !== null && lifetimeMs <= lifetimeLimits.mostMs) return done(now + lifetimeMs);
  const wanted = { rule: "duration_within", mostDays: lifetimeLimits.mostMs / dayMs } as const;
  const came = cameFrom(lifetime);
  return refused(refusal("field_invalid", { path: ["lifetime"], wanted, came }));
}

export const revokeToken: Action<"revokeToken"> = async (visit) => {
  const { token: id } = visit.request.parameters;
  const { people } = visit.transaction;
  const token = await people.token(id);
  if (token === null) return missing("token", id);
  if (token.revokedAt !== null) return answered(visit, { token: viewToken(token) });
  await people.revokeToken(id, visit.now);
  await recordRevocation(visit, token);
  return answered(visit, { token: viewToken({ ...token, revokedAt: visit.now }) });
};

async function recordRevocation(scribe: Scribe, { id: tokenId, principalId }: Token) {
  const payload = { tokenId, principalId };
  await record(scribe, { project: deskLog, ticketId: null, kind: "tokenRevoked", payload });
}
