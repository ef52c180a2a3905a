import type { MessageInitShape } from "@bufbuild/protobuf";
import { hasError } from "../../contract/index.ts";
import type { DiffRequest, DiffResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import { withIgnoredChanges } from "../change.ts";
import { differences } from "../differences.ts";
import type { Session } from "../session.ts";
import { fromWireInputs, fromWireOutputs, previewSentenceIn } from "../stored.ts";

/**
 * A refused plan is a difference here, and Update's to tell, in the preview already:
 * the engine asks for differences after every refresh too, and a refresh must not fail by them.
 */
export async function diff<Client>(
  session: Session<Client>,
  request: DiffRequest,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof DiffResponseSchema>> {
  const { id, urn, olds, news, ignoreChanges } = request;
  const resource = session.resource(request.type);
  const prior = fromWireOutputs(resource, { id, outputs: olds });
  const inputs = withIgnoredChanges(ignoreChanges, prior.state, fromWireInputs(resource, news));
  const previewSentence = previewSentenceIn(news);
  const proposal = { prior: prior.state, private: prior.private, inputs, previewSentence };
  const { value, diagnostics } = await resource.plan(proposal, session.call(request, signal));
  if (!hasError(diagnostics)) await session.warn(urn, diagnostics);
  session.keepPrivateOfReplaced(urn, value?.action === "replace" ? value.private : null);
  return differences({
    schema: resource.schema,
    state: prior.state,
    oldInputs: fromWireInputs(resource, request.oldInputs),
    inputs,
    previewSentences:
      resource.previewSentence === undefined
        ? null
        : [previewSentenceIn(request.oldInputs), previewSentence],
    plan: hasError(diagnostics) ? null : (value ?? null),
  });
}
