/** Who has a token for what. A token belongs to a principal: a person, or a service such as a pipeline. */
import { deskRoles, projectRoles } from "../../../core/people.ts";
import type { AnswerOf, BodyOf } from "../../../desk/contract/index.ts";
import type { Run } from "../command.ts";
import { connectToDesk } from "../connection.ts";
import { failure, faultFailure } from "../../failure/index.ts";
import type { CommandLine } from "../command-line.ts";
import { seoulTime } from "../seoul-time.ts";
import { pageIn, tellPage } from "../paging.ts";
import { messages } from "../messages.ts";
import { foldersIn } from "./folders.ts";

export const createPrincipal: Run = async (given, context) => {
  const principal = given.needed("principal");
  const body = {
    name: given.text("--name") ?? principal,
    kind: given.flag("--service") ? ("service" as const) : ("person" as const),
    memberships: membershipsIn(given),
    deskRoles: deskRoles.filter((role) => given.texts("--role").includes(role)),
  };
  const { call } = connectToDesk(given, context);
  const answer = await call("putPrincipal", { parameters: { principal }, body });
  if (given.flag("--json")) return context.terminal.data(answer);
  context.terminal.table([principalHeading[context.language], rowOf(answer.principal)]);
};

function membershipsIn(given: CommandLine) {
  return given.texts("--member").map((typed) => {
    const [, project = "", word] = /^([^:]+):([^:]+)$/.exec(typed) ?? [];
    const role = projectRoles.find((each) => each === word);
    if (role !== undefined) return { project, role };
    const wanted = { rule: "membership" } as const;
    throw failure("value_invalid", { name: "--member", wanted, came: typed });
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
      : await fromFolder(given, { principal, body });
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(messages.tokenCreated[language]({ id: answer.token.id }));
  terminal.say(answer.secret);
};

interface Wished {
  readonly principal: string;
  readonly body: BodyOf<"createToken">;
}

/** For whoever holds the folder and has no token any more. */
async function fromFolder(given: CommandLine, { principal, body }: Wished) {
  const { dataFolder } = foldersIn(given);
  const { issueFromFolder } = await import("../../desk/recovery.ts");
  const issued = await issueFromFolder(dataFolder, principal, body);
  if (!issued.ok) throw faultFailure(issued.fault);
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
    ...[createdAt, expiresAt, revokedAt, lastUsedAt].map(seoulTime),
  ];
}
