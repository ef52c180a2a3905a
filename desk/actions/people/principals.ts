/** Who may come to the desk: principals with their roles, and the tokens that speak for them. */
import { cameFrom, type Fault, refusal } from "../../../core/fault.ts";
import { parseDuration } from "../../../core/scalar/duration.ts";
import { dayMs, formatInstant, type Instant } from "../../../core/scalar/instant.ts";
import { isIdentifier } from "../../../core/scalar/text.ts";
import type { AnswerOf, BodyOf } from "../../contract/index.ts";
import { notFound } from "../find.ts";
import { type AuditContext, deskLog, recordEntry } from "../audit/log.ts";
import { enrol, type Enrolment } from "./enrol.ts";
import { pageById, pageOf } from "../paging.ts";
import { ok, refused, type Result } from "../result.ts";
import type { Principal, Roles, Token } from "../storage/store.ts";
import { idOfToken, issueToken } from "./tokens.ts";
import { formatOptionalInstant } from "../tickets/view.ts";
import { type Action, type ActionCall, type ActionContext, answered } from "../context.ts";

export const listPrincipals: Action<"listPrincipals"> = async (call) => {
  const { after, limit } = pageById(call.request.query);
  const found = await call.transaction.people.list(after, limit + 1);
  const { items, nextCursor } = pageOf(found, limit, ({ id }) => id);
  const principals = [];
  for (const principal of items) principals.push(await viewPrincipal(call, principal));
  return answered(call, { principals, nextCursor });
};

async function viewPrincipal({ transaction: { people } }: ActionContext, principal: Principal) {
  const memberships = await people.memberships(principal.id);
  const deskRoles = await people.deskRoles(principal.id);
  return { ...principal, memberships: [...memberships], deskRoles: [...deskRoles] };
}

export const putPrincipal: Action<"putPrincipal"> = async (call) => {
  const { transaction } = call;
  const { principal: id } = call.request.parameters;
  const known = await transaction.people.find(id);
  const enrolment = enrolmentIn(call, known);
  const fault = (await rolesFault(call, enrolment, known)) ?? idFault(id);
  if (fault !== null) return refused(fault);
  await enrol(call, enrolment);
  const principal = await viewPrincipal(call, enrolment.principal);
  return answered(call, { principal }, known === null ? 201 : 200);
};

/** Somebody without a role keeps the side that he, she or it was made for. */
function enrolmentIn({ request }: ActionCall<"putPrincipal">, known: Principal | null): Enrolment {
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
  context: ActionContext,
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
  return (await unknownProject(context, memberships)) ?? lastAdminFault(context, id, deskRoles);
}

async function unknownProject(
  { transaction }: ActionContext,
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
  { transaction }: ActionContext,
  id: string,
  deskRoles: Roles["deskRoles"],
): Promise<Fault | null> {
  if (deskRoles.includes("admin")) return null;
  const admins = await transaction.people.admins();
  return admins.length === 1 && admins[0] === id ? refusal("last_admin", { id }) : null;
}

export const listTokens: Action<"listTokens"> = async (call) => {
  const { principal = null, ...query } = call.request.query ?? {};
  const { after, limit } = pageById(query);
  const found = await call.transaction.people.tokens(principal, after, limit + 1);
  const { items, nextCursor } = pageOf(found, limit, ({ id }) => id);
  return answered(call, { tokens: items.map(viewToken), nextCursor });
};

function viewToken({ hash: _, ...token }: Token) {
  const { createdAt, expiresAt, revokedAt, lastUsedAt } = token;
  return {
    ...token,
    createdAt: formatInstant(createdAt),
    expiresAt: formatOptionalInstant(expiresAt),
    revokedAt: formatOptionalInstant(revokedAt),
    lastUsedAt: formatOptionalInstant(lastUsedAt),
  };
}

/** A token that nobody renews stops by itself. */
const usualLifetimeMs = 90 * dayMs;
const lifetimeMaxMs = 366 * dayMs;

export const createToken: Action<"createToken"> = async (call) => {
  const { parameters, body } = call.request;
  const issued = await issueTokenFor(call, parameters.principal, body);
  return issued.ok ? answered(call, issued.value, 201) : issued;
};

type TokenRequest = BodyOf<"createToken">;

type IssuedToken = Omit<AnswerOf<"createToken">, "asOf">;

/** The secret goes to whoever asked, and nowhere else. */
export async function issueTokenFor(
  context: AuditContext,
  id: string,
  asked: TokenRequest,
): Promise<Result<IssuedToken>> {
  const { people } = context.transaction;
  const principal = await people.find(id);
  if (principal === null) return notFound("principal", id);
  const terms = await termsOf(context, principal, asked);
  if (!terms.ok) return terms;
  const secret = await issueToken(context, terms.value);
  const token = await people.token(idOfToken(secret));
  if (token === null) throw new Error("a token was issued and is not there");
  return ok({ token: viewToken(token), secret });
}

async function termsOf(
  { transaction, now }: AuditContext,
  { id, kind, side }: Principal,
  { mayWrite = true, mayConfirm, lifetime }: TokenRequest,
) {
  const expiresAt = expiryOf(lifetime, now);
  if (!expiresAt.ok) return expiresAt;
  const [role] = await transaction.people.deskRoles(id);
  if (mayConfirm === true && side === "desk") {
    return refused(refusal("staff_cannot_confirm", { role: role ?? "engineer" }));
  }
  const usual = side === "project" && kind === "person" && mayWrite;
  const scopes = { mayWrite, mayConfirm: mayConfirm ?? usual };
  return ok({ principalId: id, ...scopes, expiresAt: expiresAt.value });
}

function expiryOf(lifetime: string | undefined, now: Instant): Result<Instant> {
  const lifetimeMs = lifetime === undefined ? usualLifetimeMs : parseDuration(lifetime);
  if (lifetimeMs !== null && lifetimeMs <= lifetimeMaxMs) return ok(now + lifetimeMs);
  const wanted = { rule: "duration_within", mostDays: lifetimeMaxMs / dayMs } as const;
  const came = cameFrom(lifetime);
  return refused(refusal("field_invalid", { path: ["lifetime"], wanted, came }));
}

export const revokeToken: Action<"revokeToken"> = async (call) => {
  const { token: id } = call.request.parameters;
  const { people } = call.transaction;
  const token = await people.token(id);
  if (token === null) return notFound("token", id);
  if (token.revokedAt !== null) return answered(call, { token: viewToken(token) });
  await people.revokeToken(id, call.now);
  await recordRevocation(call, token);
  return answered(call, { token: viewToken({ ...token, revokedAt: call.now }) });
};

async function recordRevocation(context: AuditContext, { id: tokenId, principalId }: Token) {
  const payload = { tokenId, principalId };
  await recordEntry(context, { project: deskLog, ticketId: null, kind: "tokenRevoked", payload });
}
