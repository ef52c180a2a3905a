import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Diagnostic, hasError } from "../../contract/index.ts";
import { withDefaults } from "../../planning/index.ts";
import type { Fields } from "../../value/index.ts";
import type { CheckRequest, CheckResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import { fromStruct, toStruct } from "../struct.ts";
import { errorTexts } from "../answer.ts";
import type { Task } from "../change.ts";
import { judge } from "../judge.ts";
import { complaint } from "../sentences.ts";
import type { Session } from "../session.ts";
import { effectIn, effectKey, inputsTo } from "../stored.ts";

type Response = MessageInitShape<typeof CheckResponseSchema>;

export async function check<Client>(
  session: Session<Client>,
  request: CheckRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { urn, type, olds, news } = request;
  const resource = session.resource(type);
  const task: Task<Client> = { session, resource, urn, call: session.call(request, signal) };
  const before = effectIn(olds);
  const { written, complaints } = withoutEffect(task, fromStruct(news), before);
  const inputs = withDefaults(resource.schema.fields, written);
  const judged = [...complaints, ...judge(resource.schema.fields, written, session.language)];
  // A resource may rely on declared types, so it judges only what has them.
  const found = hasError(judged) ? judged : (resource.check?.(inputs, task.call) ?? []);
  await session.warn(urn, found);
  if (hasError(found)) return failing(request, found);
  return withEffect(task, request, { inputs, before });
}

/** The engine itself may hand back the old sentence, when changes are ignored. */
function withoutEffect<Client>(
  { session, resource }: Task<Client>,
  news: Fields,
  before: string | null,
): { readonly written: Fields; readonly complaints: readonly Diagnostic[] } {
  if (resource.effect === undefined || !(effectKey in news))
    return { written: news, complaints: [] };
  const { [effectKey]: set, ...written } = news;
  if (set === before) return { written, complaints: [] };
  const { language } = session;
  return {
    written,
    complaints: [complaint(language, "field_computed", [effectKey], { name: effectKey })],
  };
}

async function withEffect<Client>(
  { session, resource, urn, call }: Task<Client>,
  request: CheckRequest,
  { inputs, before }: { readonly inputs: Fields; readonly before: string | null },
): Promise<Response> {
  const checked = inputsTo(resource, inputs);
  const outcome = await resource.effect?.(inputs, before, call);
  if (outcome === undefined) return { inputs: toStruct(checked) };
  await session.warn(urn, outcome.diagnostics);
  if (outcome.value === undefined) return failing(request, outcome.diagnostics);
  return { inputs: toStruct({ ...checked, [effectKey]: outcome.value }) };
}

function failing({ news = {} }: CheckRequest, diagnostics: readonly Diagnostic[]): Response {
  return { inputs: news, failures: errorTexts(diagnostics).map((reason) => ({ reason })) };
}
