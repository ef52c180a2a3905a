import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Diagnostic, inside, topPlace } from "../../contract/index.ts";
import { snakeCase } from "../../schema/index.ts";
import type { Value } from "../../value/index.ts";
import type {
  CallFunction_Request,
  CallFunction_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { openDynamic } from "../dynamic.ts";
import { diagnosticOf } from "../guard.ts";
import { pack } from "../msgpack.ts";
import type { Session } from "../session.ts";
import { fromPacked, toPacked } from "../values.ts";

type Response = MessageInitShape<typeof CallFunction_ResponseSchema>;

/** The one answer that has no room for diagnostics but a text and the argument it is about. */
export async function callFunction<Client>(
  session: Session<Client>,
  request: CallFunction_Request,
): Promise<Response> {
  try {
    return responseTo(session, request);
  } catch (error) {
    return errorResponse(diagnosticOf(session, "CallFunction", error));
  }
}

function responseTo<Client>(session: Session<Client>, request: CallFunction_Request): Response {
  const declared = Object.values(session.provider.functions);
  const called = declared.find(({ name }) => snakeCase(name) === request.name);
  if (called === undefined) throw new TypeError(`the engine asked for an undeclared function`);
  const values = called.parameters.map(({ kind }, index): Value => {
    return fromPacked(kind, openDynamic(request.arguments[index]), inside(topPlace, index));
  });
  const { value, diagnostics } = called.call(values);
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error !== undefined || value === undefined) return errorResponse(error);
  return { result: { msgpack: pack(toPacked(called.result, value)) } };
}

function errorResponse(error: Diagnostic | undefined): Response {
  const text = error === undefined ? "no result" : `${error.summary}: ${error.detail}`;
  const argument = error?.path[0];
  const position = typeof argument === "number" ? { functionArgument: BigInt(argument) } : {};
  return { error: { text, ...position } };
}
