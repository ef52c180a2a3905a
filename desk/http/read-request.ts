import type { TSchema } from "typebox";
import { type Fault, refusal } from "../../core/fault.ts";
import { ok, refused, type Result } from "../actions/result.ts";
import { bodies, type Bodies } from "../contract/bodies.ts";
import type { RequestOf, RouteName } from "../contract/index.ts";
import { bytes } from "../contract/shapes.ts";
import type { ParsedJson } from "./json.ts";
import { readQuery, type Validator, validatorFor } from "./validate.ts";

/** A request as the transport has it, nothing of it checked. */
export interface Raw {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: ParsedJson | null;
  readonly ifMatch: string | undefined;
}

/** The request as the contract has it, or the first thing that is wrong with it. */
export function readRequest<Name extends RouteName>(name: Name, raw: Raw): Result<RequestOf<Name>> {
  if (raw.body !== null && !raw.body.ok) {
    return refused(refusal("body_malformed", { problem: raw.body.problem }));
  }
  const schemas: Bodies = bodies[name];
  const version = versionOf(raw.ifMatch);
  const body = raw.body === null ? {} : raw.body.value;
  const candidate = {
    parameters: raw.parameters,
    ...(version === null ? {} : { version }),
    ...(schemas.body === undefined ? {} : { body }),
    ...(schemas.query === undefined ? {} : { query: readQuery(schemas.query, raw.query) }),
  };
  const fault = bodyFault(schemas, body);
  const problem = fault ?? queryFault(schemas, raw, candidate.query);
  return isValid(name, candidate, problem) ? ok(candidate) : refused(problem ?? nothingRead);
}

/** For routes that take nothing. */
const none: TSchema = { type: "object", additionalProperties: false };

const nothingRead = refusal("body_malformed", { problem: "wrong_type" });

/** Says to the compiler what the validators have found out. */
function isValid<Name extends RouteName>(
  _name: Name,
  candidate: object,
  problem: Fault | null,
): candidate is RequestOf<Name> {
  return problem === null && "parameters" in candidate;
}

/** A file comes as it is and JSON as JSON: one in the place of the other is a mistake. */
function bodyFault(schemas: Bodies, body: unknown): Fault | null {
  // Nothing that was read as JSON has such a member.
  const isFile = typeof body === "object" && body !== null && Symbol.asyncIterator in body;
  if (isFile !== (schemas.body === bytes)) return nothingRead;
  return isFile ? null : partFault(schemas.body ?? none, body);
}

function queryFault(schemas: Bodies, raw: Raw, query: unknown): Fault | null {
  return partFault(schemas.query ?? none, schemas.query === undefined ? raw.query : query);
}

const validators = new Map<TSchema, Validator>();

/** Compiled on first use: most processes never meet most routes. */
function partFault(schema: TSchema, value: unknown): Fault | null {
  let validate = validators.get(schema);
  if (validate === undefined) validators.set(schema, (validate = validatorFor(schema)));
  return validate(value);
}

/** `"7"`, as an entity tag; null when none came or it is not one of ours. */
function versionOf(ifMatch: string | undefined): number | null {
  const digits = /^"(\d{1,9})"$/.exec(ifMatch ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}
