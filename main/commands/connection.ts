import type { AnswerOf, RequestOf, RouteName } from "../../desk/contract/index.ts";
import { type Failure, failure, faultFailure } from "../failure/index.ts";
import { parseDuration } from "../../core/scalar/duration.ts";
import { type SettingName, settings } from "../../provider/resources/configuration.ts";
import { type OpeningProblem, openDeskFromHere } from "../client/index.ts";
import type { Context, Option } from "./command.ts";
import type { CommandLine } from "./command-line.ts";

const usualEndpoint = settings.endpoint.fallback ?? "";

/** Where a desk listens, and is looked for, when nobody says. */
export const usualAddress = new URL(usualEndpoint).host;

/** How any command reaches the desk. A token is better given by the environment: arguments are seen by all. */
export const deskOptions: readonly Option[] = [
  {
    flags: "--endpoint <address>",
    about: {
      en: `the desk's address; else ${settings.endpoint.variable}, else ${usualEndpoint}`,
      ko: `데스크 주소. 기본값은 ${settings.endpoint.variable} 또는 ${usualEndpoint}`,
    },
  },
  {
    flags: "--token <token>",
    about: {
      en: `your token; better ${settings.token.variable}`,
      ko: `토큰. ${settings.token.variable} 사용을 권장`,
    },
  },
];

export const projectOption: Option = {
  flags: "--project <project>",
  about: {
    en: `the project; else ${settings.project.variable}`,
    ko: `프로젝트. 기본값은 ${settings.project.variable}`,
  },
};

export interface DeskConnection {
  /** Null for whoever looks at the desk as a whole. */
  readonly project: string | null;
  call<Name extends RouteName>(name: Name, request: RequestOf<Name>): Promise<AnswerOf<Name>>;
}

export function connectToDesk(given: CommandLine, context: Context): DeskConnection {
  const { language, interrupt } = context;
  const endpoint = setting(given, context, "endpoint") ?? "";
  const opened = openDeskFromHere({
    endpoint,
    token: needed(given, context, "token"),
    language,
    timeoutMs: timeoutMs(given, context),
  });
  if (!opened.ok) throw openingFailure(opened.reason, endpoint);
  const { desk } = opened;
  return {
    project: setting(given, context, "project"),
    async call(name, request) {
      const reply = await desk(name, request, interrupt);
      if (!reply.ok) throw faultFailure(reply.fault);
      return reply.answer;
    },
  };
}

function openingFailure(reason: OpeningProblem, came: string): Failure {
  if (reason === "token_malformed") {
    return failure(reason, { option: "--token", variable: settings.token.variable });
  }
  const rule = reason === "with_version" ? "endpoint_without_version" : "endpoint";
  return failure("value_invalid", { name: "--endpoint", wanted: { rule }, came });
}

/** For what only a project's people do. */
export function connectToProject(
  given: CommandLine,
  context: Context,
): DeskConnection & { readonly project: string } {
  const project = needed(given, context, "project");
  return { ...connectToDesk(given, context), project };
}

function setting(given: CommandLine, { environment }: Context, name: SettingName): string | null {
  const { variable, fallback } = settings[name];
  const typed = given.text(`--${name}`) ?? environment(variable);
  return typed === undefined || typed === "" ? fallback : typed;
}

function needed(given: CommandLine, context: Context, name: SettingName): string {
  const value = setting(given, context, name);
  if (value !== null) return value;
  const { variable } = settings[name];
  throw failure("setting_missing", { option: `--${name}`, variable });
}

function timeoutMs(given: CommandLine, context: Context): number {
  const came = setting(given, context, "requestTimeout") ?? "";
  const durationMs = parseDuration(came);
  if (durationMs !== null) return durationMs;
  const name = settings.requestTimeout.variable;
  throw failure("value_invalid", { name, wanted: { rule: "timeout" }, came });
}
