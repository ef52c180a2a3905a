/** The model of comments, which change nothing but that they are there. */
import type { Routes } from "./answer.ts";
import { commented, withoutEvent } from "./steps.ts";
import { type Held, put, type World } from "./world.ts";

function comment(world: World, held: Held): null {
  put(world, commented(held));
  return null;
}

export const commentRoutes = {
  commentTicket: (world, _, request) =>
    withoutEvent(world, request, (held) => comment(world, held)),

  commentDeskTicket: (world, _, request) =>
    withoutEvent(world, request, (held) => comment(world, held)),
} as const satisfies Routes;
