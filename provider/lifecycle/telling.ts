import type { Fault } from "../../core/fault.ts";
import { say } from "../../core/fault.ts";
import type { Call, Diagnostic, Language, Path } from "../../framework/contract/index.ts";
import { text } from "../../framework/planning/index.ts";
import { camelCase, snakeCase } from "../../framework/schema/index.ts";
import type { Fields } from "../../framework/value/index.ts";
import {
  configuration,
  firewallGrant,
  keyRegistration,
  supportRequest,
  workDecision,
} from "../resources/index.ts";
import { accessWords } from "./words/access.ts";
import { decisionWords } from "./words/decision.ts";
import { destroyWords } from "./words/destroy.ts";
import { requestWords } from "./words/request.ts";
import { settingWords } from "./words/settings.ts";
import type { Words } from "./words/words.ts";

/** The closed table of what the provider tells, beside the faults of the desk. */
const table = {
  ...settingWords,
  ...requestWords,
  ...destroyWords,
  ...decisionWords,
  ...accessWords,
};

type Table = typeof table;
export type WordCode = keyof Table;
export type DetailsOf<Code extends WordCode> =
  Table[Code] extends Words<infer Details> ? Details : never;

const entries: { readonly [Code in WordCode]: Words<DetailsOf<Code>> } = table;

export const wordCodes = Object.keys(table);

export function languageOf(settings: Fields): Language {
  return text(settings, "language") === "ko" ? "ko" : "en";
}

type Told = Pick<Call<unknown>, "settings" | "origin">;

function tell<Code extends WordCode>(
  severity: Diagnostic["severity"],
  call: Told,
  code: Code,
  details: DetailsOf<Code>,
  path: Path,
): Diagnostic {
  const [summary, detail] = entries[code][languageOf(call.settings)](details);
  return {
    severity,
    code,
    path,
    summary: respelled(call, summary),
    detail: respelled(call, detail),
  };
}

export function error<Code extends WordCode>(
  call: Told,
  code: Code,
  details: DetailsOf<Code>,
  path: Path = [],
): Diagnostic {
  return tell("error", call, code, details, path);
}

export function warning<Code extends WordCode>(
  call: Told,
  code: Code,
  details: DetailsOf<Code>,
  path: Path = [],
): Diagnostic {
  return tell("warning", call, code, details, path);
}

const refusalSummary: Readonly<Record<Language, string>> = {
  en: "The desk cannot do this",
  ko: "데스크가 처리할 수 없습니다",
};

/** A fault of the desk, in the desk's own words. */
export function refused(call: Told, fault: Fault, path: Path = []): Diagnostic {
  const language = languageOf(call.settings);
  const detail = respelled(call, say(fault, language));
  return { severity: "error", code: fault.code, path, summary: refusalSummary[language], detail };
}

const attributeNames = [configuration, supportRequest, firewallGrant, keyRegistration, workDecision]
  .flatMap(({ fields }) => Object.keys(fields).map(snakeCase))
  .filter((name) => name.includes("_"));
const attributes = new RegExp(`\\b(${attributeNames.join("|")})\\b( =)?`, "g");

/** The sentences name attributes as Terraform's users write them. */
function respelled({ origin }: Pick<Call<unknown>, "origin">, sentence: string): string {
  if (origin === undefined) return sentence;
  return sentence.replace(attributes, (_, name: string, sign: string | undefined) =>
    sign === undefined ? camelCase(name) : `${camelCase(name)}:`,
  );
}

/** A declared name as the user of this engine writes it: only Pulumi tells an origin. */
export function spelled(call: Pick<Call<unknown>, "origin">, name: string): string {
  return call.origin === undefined ? snakeCase(name) : name;
}
