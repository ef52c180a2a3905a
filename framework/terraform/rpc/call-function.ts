import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Diagnostic } from "../../contract/index.ts";
import { snakeCase } from "../../schema/index.ts";
import type { Value } from "../../value/index.ts";
import type {
  CallFunction_Request,
  CallFunction_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { pack } from "../msgpack.ts";
import { openDynamic } from "../dynamic.ts";
import type { Session } from "../session.ts";
import { diagnosticOf } from "../guard.ts";
import { fromPacked, toPacked } from "../values.ts";

type Answer = MessageInitShape<typeof CallFunction_ResponseSchema>;

/** The one answer that has no room for diagnostics but a text and the argument it is about. */
export async function callFunction<Client>(
  session: Session<Client>,
  request: CallFunction_Request,
): Promise<Answer> {
  try {
    return answer(session, request);
  } catch (error) {
    return refused(diagnosticOf(session, "CallFunction", error));
  }
}

function answer<Client>(session: Session<Client>, request: CallFunction_Request): Answer {
  const declared = Object.values(session.provider.functions);
  const called = declared.find(({ name }) => snakeCase(name) === request.name);
  if (called === undefined) throw new TypeError(`the engine asked for an undeclared function`);
  const values = called.parameters.map(({ kind }, index): Value => {
    return fromPacked(kind, openDynamic(request.arguments[index]), {
      path: [index],
      isHidden: false,
    });
  });
  const { value, diagnostics } = called.call(values);
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (problem !== undefined || value === undefined) return refused(problem);
  return { result: { msgpack: pack(toPacked(called.result, value)) } };
}

function refused(problem: Diagnostic | undefined): Answer {
  const text = problem === undefined ? "no result" : `${problem.summary}: ${problem.detail}`;
  const argument = problem?.path[0];
  const position = typeof argument === "number" ? { functionArgument: BigInt(argument) } : {};
  return { error: { text, ...position } };
}
