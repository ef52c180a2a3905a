import type { MessageInitShape } from "@bufbuild/protobuf";
import type {
  PlanResourceChange_Request,
  PlanResourceChange_ResponseSchema,
} from "../../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics } from "../diagnostics.ts";
import { fromDynamic, fromPrivate, inputsFromDynamic, toDynamic, toPrivate } from "../dynamic.ts";
import { toWirePath } from "../paths.ts";
import type { Session } from "../session.ts";

/** Planned again at apply, when everything is known; the engine refuses what then differs from the plan. */
export async function planResourceChange<Client>(
  session: Session<Client>,
  request: PlanResourceChange_Request,
  signal: AbortSignal,
): Promise<MessageInitShape<typeof PlanResourceChange_ResponseSchema>> {
  const resource = session.resource(request.typeName);
  const { schema } = resource;
  const proposal = {
    prior: fromDynamic(schema, request.priorState),
    private: fromPrivate(request.priorPrivate),
    inputs: inputsFromDynamic(schema, request.config),
  };
  const { value: plan, ...outcome } = await resource.plan(proposal, session.call(signal));
  const diagnostics = toWireDiagnostics(schema, outcome.diagnostics);
  if (plan === undefined) return { diagnostics };
  if (plan.action === "delete") {
    const plannedPrivate = request.priorPrivate;
    return { plannedState: toDynamic(schema, null), plannedPrivate, diagnostics };
  }
  const because = plan.action === "replace" ? plan.because : [];
  return {
    plannedState: toDynamic(schema, plan.planned),
    plannedPrivate: toPrivate(plan.private),
    requiresReplace: because.flatMap((path) => toWirePath(schema, path) ?? []),
    diagnostics,
  };
}
