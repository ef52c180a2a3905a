import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  PlanResourceChange_Request,
  PlanResourceChange_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic, fromNotes, inputsFromDynamic, toDynamic, toNotes } from "../dynamic.ts";
import type { Face } from "../face.ts";
import { toWirePath } from "../paths.ts";

export async function planResourceChange<Client>(
  face: Face<Client>,
  request: PlanResourceChange_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof PlanResourceChange_ResponseSchema>> {
  const resource = face.resource(request.typeName);
  const { schema } = resource;
  const proposal = {
    prior: fromDynamic(schema, request.priorState),
    private: fromNotes(request.priorPrivate),
    inputs: inputsFromDynamic(schema, request.config),
  };
  const { value: plan, diagnostics } = await resource.plan(proposal, face.planCall(signal));
  const told = toWireDiagnostics(schema, diagnostics);
  if (plan === undefined) return { diagnostics: told };
  if (plan.action === "delete") {
    const plannedPrivate = request.priorPrivate;
    return { plannedState: toDynamic(schema, null), plannedPrivate, diagnostics: told };
  }
  const because = plan.action === "replace" ? plan.because : [];
  return {
    plannedState: toDynamic(schema, plan.planned),
    plannedPrivate: toNotes(plan.private),
    requiresReplace: because.flatMap((path) => toWirePath(schema, path) ?? []),
    diagnostics: told,
  };
}
