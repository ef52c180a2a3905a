/**
 * The model: what the desk should answer to a call, and what it should know afterwards.
 * Decisions are the pure core's; what stands here is who may come, and what lies beside a ticket.
 */
import type { RequestOf } from "../../../desk/contract/index.ts";
import { accessRoutes } from "./access.ts";
import type { Foresee, Foreseen } from "./answer.ts";
import { attachmentRoutes } from "./attachments.ts";
import { bindingRoutes } from "./binding.ts";
import { commentRoutes } from "./comments.ts";
import { inquiryRoutes } from "./inquiries.ts";
import { privacyRoutes } from "./privacy.ts";
import { doorFault, type PersonName } from "./people.ts";
import { workflowRoutes } from "./workflow.ts";
import type { World } from "./world.ts";

const modelled = {
  ...workflowRoutes,
  ...bindingRoutes,
  ...commentRoutes,
  ...accessRoutes,
  ...attachmentRoutes,
  ...privacyRoutes,
  ...inquiryRoutes,
};

export type ModelledRoute = keyof typeof modelled;

const routes: { readonly [Name in ModelledRoute]: Foresee<Name> } = modelled;

export const modelledRoutes = Object.keys(modelled).filter(isModelled);

function isModelled(name: string): name is ModelledRoute {
  return Object.hasOwn(modelled, name);
}

/** A call as somebody makes it. */
export type Sent = { readonly [Name in ModelledRoute]: SentTo<Name> }[ModelledRoute];

export interface SentTo<Name extends ModelledRoute> {
  readonly by: PersonName;
  readonly name: Name;
  readonly request: RequestOf<Name>;
}

/** What should come of a call. The world moves on, unless the call is refused. */
export function foresee<Name extends ModelledRoute>(world: World, sent: SentTo<Name>): Foreseen {
  const { by, name, request } = sent;
  const parameters: Readonly<Record<string, string>> = request.parameters;
  const fault = doorFault(name, by, parameters["project"]);
  if (fault !== null) return fault;
  const before = new Map(world.tickets);
  const foreseen = routes[name](world, by, request);
  // What a refused call has opened on its way is undone with it.
  if (typeof foreseen === "string") world.tickets = before;
  return foreseen;
}
