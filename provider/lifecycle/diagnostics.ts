/** Makes what the provider itself tells: by its own table, in messages/, or of a fault, in the core's sentence. */
import { type Fault, say } from "../../core/fault.ts";
import { formatPath } from "../../core/fault/field.ts";
import type {
  Asking,
  Diagnostic,
  Language,
  Message,
  Path,
} from "../../framework/contract/index.ts";
import { text } from "../../framework/planning/index.ts";
import { camelCase, type FieldTable, snakeCase } from "../../framework/schema/index.ts";
import type { Fields } from "../../framework/value/index.ts";
import { configuration, declarations } from "../resources/index.ts";
import { isPulumi } from "./engine.ts";
import { decisionMessages } from "./messages/work-decision.ts";
import { destroyMessages } from "./messages/destroy.ts";
import { grantMessages } from "./messages/firewall-grant.ts";
import { registrationMessages } from "./messages/key-registration.ts";
import { refusedFields, summaryOf } from "./messages/refusals.ts";
import { requestMessages } from "./messages/support-request.ts";
import { settingMessages } from "./messages/settings.ts";

/** Closed: beside the faults of the desk nothing else is told. */
const table = {
  ...settingMessages,
  ...requestMessages,
  ...destroyMessages,
  ...decisionMessages,
  ...grantMessages,
  ...registrationMessages,
};

type Table = typeof table;
export type MessageCode = keyof Table;
export type DetailsOf<Code extends MessageCode> =
  Table[Code] extends Message<infer Details> ? Details : never;

const messages: { readonly [Code in MessageCode]: Message<DetailsOf<Code>> } = table;

export function languageOf(settings: Fields): Language {
  return text(settings, "language") === "ko" ? "ko" : "en";
}

function diagnosticOf<Code extends MessageCode>(
  severity: Diagnostic["severity"],
  call: Asking,
  code: Code,
  details: DetailsOf<Code>,
  path: Path,
): Diagnostic {
  const [summary, detail] = messages[code][languageOf(call.settings)](details);
  return {
    severity,
    code,
    path,
    summary: respelled(call, summary),
    detail: respelled(call, detail),
  };
}

export function error<Code extends MessageCode>(
  call: Asking,
  code: Code,
  details: DetailsOf<Code>,
  path: Path = [],
): Diagnostic {
  return diagnosticOf("error", call, code, details, path);
}

export function warning<Code extends MessageCode>(
  call: Asking,
  code: Code,
  details: DetailsOf<Code>,
  path: Path = [],
): Diagnostic {
  return diagnosticOf("warning", call, code, details, path);
}

/** A fault, in the words of the core, said of the field that it names or is about. */
export function faultDiagnostic(
  call: Asking,
  fault: Fault,
  path: Path = pathOf(fault) ?? refusedFields[fault.code] ?? [],
): Diagnostic {
  const language = languageOf(call.settings);
  return {
    severity: "error",
    code: fault.code,
    path,
    summary: summaryOf(fault.code, language),
    detail: respelled(call, withOwnPath(call, fault, say(fault, language))),
  };
}

function pathOf({ details }: Fault): Path | null {
  return "path" in details ? details.path : null;
}

/** The core's sentences about a field begin with its path. */
function withOwnPath(call: Asking, fault: Fault, sentence: string): string {
  const path = pathOf(fault);
  return path === null
    ? sentence
    : sentence.replace(formatPath(path), () => formatPath(spelledPath(call, path)));
}

/** Below `securityInfo` stand the names that the services themselves have given. */
function spelledPath(call: Asking, path: Path): Path {
  const declared = path[0] === "securityInfo" ? 1 : path.length;
  return path.map((part, at) =>
    typeof part === "string" && at < declared ? spelled(call, part) : part,
  );
}

const attributeNames = [configuration, ...declarations]
  .flatMap(({ fields }) => namesIn(fields))
  .map(snakeCase);
const longNames = attributeNames.filter((name) => name.includes("_"));
const attributes = new RegExp(
  `\\b(${longNames.join("|")})\\b( =)?|\\b(${attributeNames.join("|")}) =`,
  "g",
);

function namesIn(fields: FieldTable): readonly string[] {
  return Object.entries(fields).flatMap(([name, { kind }]) =>
    kind.is === "object" ? [name, ...namesIn(kind.fields)] : [name],
  );
}

/** The sentences name attributes as Terraform's users write them. What is quoted is somebody's own. */
function respelled(call: Asking, sentence: string): string {
  if (!isPulumi(call)) return sentence;
  const parts = sentence.split(/("[^"]*")/);
  return parts.map((part) => (part.startsWith('"') ? part : inCamelCase(part))).join("");
}

function inCamelCase(sentence: string): string {
  return sentence.replace(attributes, (_, long?: string, sign?: string, given = "") =>
    long === undefined ? `${given}:` : `${camelCase(long)}${sign === undefined ? "" : ":"}`,
  );
}

/** A declared name as the user of this engine writes it. */
export function spelled(call: Pick<Asking, "origin">, name: string): string {
  return isPulumi(call) ? name : snakeCase(name);
}
