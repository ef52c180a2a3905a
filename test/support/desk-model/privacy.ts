/** The model of what a customer may have erased: consent withdrawn, and contact data gone for good. */
import { phaseOf } from "../../../core/workflow/state.ts";
import { type Routes, seen } from "./answer.ts";
import { actorOf, erasedAtEnd, find, happen, withoutEvent } from "./steps.ts";
import { type Held, put, type World } from "./world.ts";

function eraseWhenEnded(world: World, held: Held): Held {
  return put(world, erasedAtEnd(world, { ...held, erasureWanted: true }));
}

export const privacyRoutes = {
  withdrawConsent(world, by, { parameters: { project, ticket } }) {
    const held = find(world, ticket, project);
    if (held === null) return "not_found";
    const { state, confirmation } = held.ticket;
    const isFinal = ["locked", "terminal"].includes(phaseOf(state, confirmation !== null));
    const event = { kind: "cancel", actor: actorOf(by), reason: "consent withdrawn" } as const;
    const after = isFinal ? held : happen(world, held, event);
    return typeof after === "string" ? after : seen(eraseWhenEnded(world, after));
  },

  eraseContact: (world, _, request) =>
    withoutEvent(world, request, (held) => seen(eraseWhenEnded(world, held))),
} as const satisfies Routes;
