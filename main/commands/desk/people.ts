/** Who has a token for what. A token belongs to a principal: a person, or a service such as a pipeline. */
import { deskRoles, projectRoles } from "../../../core/people.ts";
import type { AnswerOf, BodyOf } from "../../../desk/contract/index.ts";
import type { Context, Run } from "../command.ts";
import { connectToDesk } from "../connection.ts";
import { misused, refusedWith } from "../failure.ts";
import type { Given } from "../given.ts";
import { seoul } from "../moment.ts";
import { pageIn, tellPage } from "../paging.ts";
import { words } from "../words.ts";
import { foldersIn } from "./folders.ts";
import { refuseFolder } from "./refuse-folder.ts";

export const createPrincipal: Run = async (given, context) => {
  const principal = given.needed("principal");
  const body = {
    name: given.text("--name") ?? principal,
    kind: given.flag("--service") ? ("service" as const) : ("person" as const),
    memberships: membershipsIn(given, context),
    deskRoles: deskRoles.filter((role) => given.texts("--role").includes(role)),
  };
  const { call } = connectToDesk(given, context);
  const answer = await call("putPrincipal", { parameters: { principal }, body });
  if (given.flag("--json")) return context.terminal.data(answer);
  context.terminal.table([principalHeading[context.language], rowOf(answer.principal)]);
};

function membershipsIn(given: Given, { language }: Context) {
  return given.texts("--member").map((typed) => {
    const [, project = "", word] = /^([^:]+):([^:]+)$/.exec(typed) ?? [];
    const role = projectRoles.find((each) => each === word);
    if (role !== undefined) return { project, role };
    const wanted = words.membership[language]({});
    throw misused(words.invalid[language]({ name: "--member", wanted, came: typed }));
  });
}

export const listPrincipals: Run = async (given, context) => {
  const { call } = connectToDesk(given, context);
  const answer = await call("listPrincipals", { parameters: {}, query: pageIn(given) });
  if (given.flag("--json")) return context.terminal.data(answer);
  const rows = answer.principals.map(rowOf);
  tellPage(principalHeading[context.language], rows, answer.nextCursor, context);
};

const principalHeading = {
  en: ["PRINCIPAL", "NAME", "KIND", "ROLES"],
  ko: ["주체", "이름", "종류", "역할"],
};

function rowOf({ id, name, kind, memberships, ...atDesk }: Principal): readonly string[] {
  const inProjects = memberships.map(({ project, role }) => `${project}:${role}`);
  const roles = [...inProjects, ...atDesk.deskRoles];
  return [id, name, kind, roles.join(" ")];
}

type Principal = AnswerOf<"putPrincipal">["principal"];

/** The one time that a token is seen. */
export const createToken: Run = async (given, context) => {
  const { terminal, language } = context;
  const principal = given.needed("principal");
  const [lifetime, mayConfirm] = [given.text("--lifetime"), given.text("--confirm")];
  given.durationMs("--lifetime");
  const body = {
    ...(given.flag("--read-only") ? { mayWrite: false } : {}),
    ...(mayConfirm === undefined ? {} : { mayConfirm: mayConfirm === "yes" }),
    ...(lifetime === undefined ? {} : { lifetime }),
  };
  const answer =
    given.text("--data") === undefined
      ? await connectToDesk(given, context).call("createToken", { parameters: { principal }, body })
      : await fromFolder(given, context, { principal, body });
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(words.tokenCreated[language]({ id: answer.token.id }));
  terminal.say(answer.secret);
};

interface Wished {
  readonly principal: string;
  readonly body: BodyOf<"createToken">;
}

/** For whoever holds the folder and has no token any more. */
async function fromFolder(given: Given, context: Context, { principal, body }: Wished) {
  const { dataFolder } = foldersIn(given, context);
  const { issueFromFolder } = await import("../../desk/recovery.ts");
  const issued = await issueFromFolder(dataFolder, principal, body).catch((error: unknown) =>
    refuseFolder(error, context),
  );
  if (!issued.ok) throw refusedWith(issued.fault, context.language);
  return issued.value;
}

export const revokeToken: Run = async (given, context) => {
  const { call } = connectToDesk(given, context);
  const answer = await call("revokeToken", { parameters: { token: given.needed("token") } });
  if (given.flag("--json")) return context.terminal.data(answer);
  context.terminal.table([tokenHeading[context.language], tokenRow(answer.token)]);
};

export const listTokens: Run = async (given, context) => {
  const { call } = connectToDesk(given, context);
  const principal = given.text("--principal");
  const query = { ...pageIn(given), ...(principal === undefined ? {} : { principal }) };
  const answer = await call("listTokens", { parameters: {}, query });
  if (given.flag("--json")) return context.terminal.data(answer);
  tellPage(tokenHeading[context.language], answer.tokens.map(tokenRow), answer.nextCursor, context);
};

const tokenHeading = {
  en: ["TOKEN", "PRINCIPAL", "SCOPES", "CREATED", "EXPIRES", "REVOKED", "LAST USED"],
  ko: ["토큰", "주체", "범위", "생성", "만료", "폐기", "마지막 사용"],
};

function tokenRow(token: AnswerOf<"revokeToken">["token"]): readonly string[] {
  const { id, principalId, mayWrite, mayConfirm } = token;
  const scopes = ["read", ...(mayWrite ? ["write"] : []), ...(mayConfirm ? ["confirm"] : [])];
  const { createdAt, expiresAt, revokedAt, lastUsedAt } = token;
  return [
    id,
    principalId,
    scopes.join(" "),
    ...[createdAt, expiresAt, revokedAt, lastUsedAt].map(seoul),
  ];
}
