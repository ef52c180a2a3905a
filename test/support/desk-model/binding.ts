/** The model of what binds a ticket to its declaration: who holds it, and the keys that name it. */
import { isTerminal } from "../../../core/workflow/state.ts";
import { type Routes, seen } from "./answer.ts";
import { withoutEvent } from "./steps.ts";
import { freeKeys, keyState, placeOf, put } from "./world.ts";

export const bindingRoutes = {
  holdTicket: (world, _, request) =>
    withoutEvent(world, request, (held) => {
      const { id, project, state } = held.ticket;
      const { key } = request.body;
      const { ticketId: holder, timesFreed } = keyState(world, project, key);
      if (holder !== null && holder !== id) return "key_in_use";
      if (holder === null && state !== "cancelled") {
        world.keys.set(placeOf(project, key), { ticketId: id, timesFreed });
      }
      return seen(put(world, { ...held, held: true }));
    }),

  releaseTicket: (world, _, request) =>
    withoutEvent(world, request, (held) => seen(put(world, { ...held, held: false }))),

  freeTicketKeys: (world, _, request) =>
    withoutEvent(world, request, (held) => {
      if (!isTerminal(held.ticket.state)) return "ticket_open";
      freeKeys(world, held.ticket.id);
      return seen(put(world, { ...held, held: false }));
    }),
} as const satisfies Routes;
