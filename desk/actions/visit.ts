import type { Calendar, DeadlineMode } from "../../core/calendar/index.ts";
import { formatInstant, type Instant } from "../../core/scalar/instant.ts";
import type { Actor } from "../../core/workflow/actor.ts";
import type { AnswerOf, DeskRole, ProjectRole, RequestOf, RouteName } from "../contract/index.ts";
import type { Caller } from "./caller.ts";
import type { Random, Sealer } from "./sealing.ts";
import type { Result, Transaction } from "./store.ts";

/** Where time comes from. Only a demo's clock can be moved. */
export interface DeskClock {
  now(): Instant;
  readonly move: ((to: Instant) => void) | null;
}

/** What surrounds every action of one desk. */
export interface Surroundings {
  readonly deskId: string;
  readonly clock: DeskClock;
  readonly random: Random;
  readonly sealer: Sealer;
  readonly calendar: Calendar;
  /** For tickets filed from now on. */
  readonly deadlineMode: DeadlineMode;
}

/** One authorised call, inside its transaction. */
export interface Visit<Name extends RouteName> {
  readonly desk: Surroundings;
  readonly transaction: Transaction;
  /** One moment for the whole call. */
  readonly now: Instant;
  readonly caller: Caller;
  readonly role: ProjectRole | DeskRole;
  readonly actor: Actor;
  readonly request: RequestOf<Name>;
}

/** Everything of a visit but its request: what helpers take. */
export type Scene = Omit<Visit<RouteName>, "request">;

export interface Answered<Name extends RouteName> {
  readonly status: 200 | 201;
  readonly answer: AnswerOf<Name>;
}

export type Action<Name extends RouteName> = (
  visit: Visit<Name>,
) => Promise<Result<Answered<Name>>>;

/** Every answer says as of when it is true. */
export function answered<Answer extends object>(
  { now }: Pick<Scene, "now">,
  answer: Answer,
  status: 200 | 201 = 200,
) {
  return { ok: true as const, value: { status, answer: { ...answer, asOf: formatInstant(now) } } };
}

const idBytes = 12;

/** `evt_…`: ids of things that nobody has to know beforehand. */
export function newId({ random }: Surroundings, prefix: string): string {
  return `${prefix}_${Buffer.from(random(idBytes)).toString("hex")}`;
}
