import type { AnswerOf, RequestOf, RouteName } from "../../desk/contract/index.ts";
import { parseDuration } from "../../core/scalar/duration.ts";
import { type SettingName, settings } from "../../provider/resources/configuration.ts";
import { openDeskFromHere } from "../client/index.ts";
import type { Context, Option } from "./command.ts";
import { misused, refusedWith } from "./failure.ts";
import type { Given } from "./given.ts";
import { words } from "./words.ts";

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

export function connectToDesk(given: Given, context: Context): DeskConnection {
  const { language, interrupt } = context;
  const endpoint = setting(given, context, "endpoint") ?? "";
  const opened = openDeskFromHere({
    endpoint,
    token: needed(given, context, "token"),
    language,
    timeoutMs: timeoutMs(given, context),
  });
  if (!opened.ok) {
    const wanted = words.endpoint[language]({});
    throw misused(words.invalid[language]({ name: "--endpoint", wanted, came: endpoint }));
  }
  const { desk } = opened;
  return {
    project: setting(given, context, "project"),
    async call(name, request) {
      const reply = await desk(name, request, interrupt);
      if (!reply.ok) throw refusedWith(reply.fault, language);
      return reply.answer;
    },
  };
}

/** For what only a project's people do. */
export function connectToProject(
  given: Given,
  context: Context,
): DeskConnection & { readonly project: string } {
  const project = needed(given, context, "project");
  return { ...connectToDesk(given, context), project };
}

function setting(given: Given, { environment }: Context, name: SettingName): string | null {
  const { variable, fallback } = settings[name];
  const typed = given.text(`--${name}`) ?? environment(variable);
  return typed === undefined || typed === "" ? fallback : typed;
}

function needed(given: Given, context: Context, name: SettingName): string {
  const value = setting(given, context, name);
  if (value !== null) return value;
  const { variable } = settings[name];
  throw misused(words.settingMissing[context.language]({ option: `--${name}`, variable }));
}

function timeoutMs(given: Given, context: Context): number {
  const came = setting(given, context, "requestTimeout") ?? "";
  const durationMs = parseDuration(came);
  if (durationMs !== null) return durationMs;
  const { language } = context;
  const name = settings.requestTimeout.variable;
  const wanted = words.duration[language]({});
  throw misused(words.invalid[language]({ name, wanted, came }));
}
