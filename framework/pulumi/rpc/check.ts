import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Diagnostic, hasError, type DiagnosticError } from "../../contract/index.ts";
import { withDefaults } from "../../planning/index.ts";
import type { Fields } from "../../value/index.ts";
import type { CheckRequest, CheckResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import type { Task } from "../change.ts";
import { toCheckFailures } from "../diagnostics.ts";
import { diagnosticError } from "../messages.ts";
import type { Session } from "../session.ts";
import { previewSentenceIn, previewSentenceProperty, toWireInputs } from "../stored.ts";
import { fromStruct } from "../struct.ts";
import { validate } from "../validate.ts";

type Response = MessageInitShape<typeof CheckResponseSchema>;

/** Validates inputs and completes them: what it gives back is what the engine keeps and compares. */
export async function check<Client>(
  session: Session<Client>,
  request: CheckRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { urn, type, olds, news } = request;
  const resource = session.resource(type);
  const task: Task<Client> = { session, resource, urn, call: session.call(request, signal) };
  const before = previewSentenceIn(olds);
  const { fields } = resource.schema;
  const { written, errors } = withoutSentence(task, fromStruct(news), before);
  const inputs = withDefaults(fields, written);
  const invalid = [...errors, ...validate(fields, written)].map((each) =>
    each.diagnostic(session.language),
  );
  // A resource may rely on declared types, so it checks only what has them.
  const diagnostics = hasError(invalid) ? invalid : (resource.check?.(inputs, task.call) ?? []);
  await session.warn(urn, diagnostics);
  if (hasError(diagnostics)) return failed(request, diagnostics);
  return withSentence(task, request, { inputs, before });
}

/** The engine itself may hand back the old sentence, when changes are ignored. */
function withoutSentence<Client>(
  { resource }: Task<Client>,
  news: Fields,
  before: string | null,
): { readonly written: Fields; readonly errors: readonly DiagnosticError[] } {
  if (resource.previewSentence === undefined || !(previewSentenceProperty in news)) {
    return { written: news, errors: [] };
  }
  const { [previewSentenceProperty]: sentence, ...written } = news;
  if (sentence === before) return { written, errors: [] };
  return { written, errors: [diagnosticError("field_computed", {}, [previewSentenceProperty])] };
}

async function withSentence<Client>(
  { session, resource, urn, call }: Task<Client>,
  request: CheckRequest,
  { inputs, before }: { readonly inputs: Fields; readonly before: string | null },
): Promise<Response> {
  const checked = toWireInputs(resource, inputs);
  const outcome = await resource.previewSentence?.(inputs, before, call);
  if (outcome === undefined) return { inputs: checked };
  await session.warn(urn, outcome.diagnostics);
  if (outcome.value === undefined) return failed(request, outcome.diagnostics);
  return { inputs: { ...checked, [previewSentenceProperty]: outcome.value } };
}

function failed({ news = {} }: CheckRequest, diagnostics: readonly Diagnostic[]): Response {
  return { inputs: news, failures: toCheckFailures(diagnostics) };
}
