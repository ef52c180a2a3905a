import type { TSchema } from "typebox";
import { faultCodes } from "../../core/fault.ts";
import { type Bodies, bodies } from "../contract/bodies.ts";
import { fileType, restHeader, type Route, type RouteName, routes } from "../contract/index.ts";
import * as shapes from "../contract/shapes.ts";

/** OpenAPI 3.1 of the whole contract, computed from its tables. */
export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, {
      [route.method.toLowerCase()]: operation(name, route),
    });
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Deskform desk",
      version: "1",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths: withReferences(paths),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Problem: problem, ...namedSchemas() },
      responses: {
        Problem: jsonContent(
          "A refusal.",
          { $ref: "#/components/schemas/Problem" },
          "problem+json",
        ),
      },
    },
  };
}

/** Shapes of the contract that are objects, by what they are: `ticket` as `Ticket`. */
const shapeNames: ReadonlyMap<unknown, string> = new Map(
  Object.entries<unknown>({ ...shapes })
    .filter(([, schema]) => isObjectSchema(schema))
    .map(([name, schema]) => [schema, name.charAt(0).toUpperCase() + name.slice(1)]),
);

function isObjectSchema(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && "properties" in schema;
}

function namedSchemas(): object {
  return Object.fromEntries([...shapeNames].map(([schema, name]) => [name, membersOf(schema)]));
}

/** Each shape is told once, and named wherever it is meant. */
function withReferences(part: unknown): unknown {
  const name = shapeNames.get(part);
  return name === undefined ? membersOf(part) : { $ref: `#/components/schemas/${name}` };
}

function membersOf(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withReferences);
  if (typeof part !== "object" || part === null) return part;
  const members = Object.entries<unknown>({ ...part });
  return Object.fromEntries(members.map(([name, value]) => [name, withReferences(value)]));
}

const problem = {
  type: "object",
  required: ["code", "message", "status", "details", "traceId"],
  properties: {
    type: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: faultCodes },
    message: { type: "string" },
    details: { type: "object" },
    traceId: { type: "string" },
  },
};

function operation(name: string, route: Route): object {
  const { body, query, answer } = schemasOf(name);
  return {
    operationId: name,
    summary: summaryOf(name),
    description: `For ${route.access.roles.join(", ")} with the scope ${route.access.scope}.`,
    parameters: [...pathParameters(route), ...versionParameter(route), ...queryParameters(query)],
    ...(body === undefined ? {} : { requestBody: requestBody(body) }),
    responses: {
      "200": doneWith(answer),
      ...(made.includes(name) ? { "201": jsonContent("Made.", answer) } : {}),
      "4XX": { $ref: "#/components/responses/Problem" },
      "5XX": { $ref: "#/components/responses/Problem" },
    },
  };
}

/** `putTicketByKey` as `Put ticket by key`. */
function summaryOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A body whose members can all be left out can be left out itself. */
function requestBody(schema: TSchema): object {
  const members = "required" in schema ? schema.required : [];
  const required = schema === shapes.bytes || (Array.isArray(members) && members.length > 0);
  return { required, content: { [typeOf(schema)]: { schema } } };
}

/** Routes that may make what was not there. */
const made: readonly string[] = [
  "putTicketByKey",
  "putInquiryByKey",
  "putKeyRegistration",
  "putAttachment",
  "giveCredit",
  "createToken",
  "putPrincipal",
  "commentTicket",
  "commentDeskTicket",
] satisfies readonly RouteName[];

function doneWith(answer: TSchema): object {
  if (!holdsFile(answer)) return jsonContent("Done, or so already.", answer);
  const headers = { [restHeader]: { schema: { type: "string" } } };
  return { description: "The file.", headers, content: { [fileType]: { schema: shapes.bytes } } };
}

function holdsFile(answer: TSchema): boolean {
  const members = "properties" in answer ? answer.properties : null;
  return typeof members === "object" && members !== null && "content" in members;
}

function typeOf(body: TSchema): string {
  return body === shapes.bytes ? fileType : "application/json";
}

function schemasOf(name: string): Bodies {
  const known: Readonly<Record<string, Bodies>> = bodies;
  const schemas = known[name];
  if (schemas === undefined) throw new Error(`route ${name} has no schemas`);
  return schemas;
}

function jsonContent(description: string, schema: object, subtype = "json"): object {
  return { description, content: { [`application/${subtype}`]: { schema } } };
}

function pathParameters({ path }: Route): readonly object[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  return names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

function versionParameter({ versioned }: Route): readonly object[] {
  if (versioned !== true) return [];
  const schema = { type: "string", pattern: '^"[0-9]+"$' };
  return [{ name: "If-Match", in: "header", required: true, schema }];
}

function queryParameters(query: TSchema | undefined): readonly object[] {
  if (query === undefined || !("properties" in query)) return [];
  const { properties } = query;
  if (typeof properties !== "object" || properties === null) return [];
  return Object.entries<unknown>({ ...properties }).map(([name, schema]) => ({
    name,
    in: "query",
    schema,
  }));
}
