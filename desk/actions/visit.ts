import type { Calendar, DeadlineMode } from "../../core/calendar/index.ts";
import { formatInstant, type Instant } from "../../core/scalar/instant.ts";
import type { Actor } from "../../core/workflow/actor.ts";
import type { AnswerOf, DeskRole, ProjectRole, RequestOf, RouteName } from "../contract/index.ts";
import type { Signer } from "./audit/checkpoint.ts";
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
  /** Vouches for what the audit log held. */
  readonly signer: Signer;
  /** In force at the moment of the call. */
  readonly calendar: Calendar;
  /** For tickets filed from now on. */
  readonly deadlineMode: DeadlineMode;
  /** Whether an SSH server answers there. */
  readonly probe: (target: Target) => Promise<boolean>;
  /** Only for desks that stand in the same private network as the servers. */
  readonly allowsPrivateAddresses: boolean;
}

export interface Target {
  readonly address: string;
  readonly port: number;
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
  /** What came of the knocking that the action has asked for; null before. */
  readonly probed: boolean | null;
}

/** Everything of a visit but its request: what helpers take. */
export type Scene = Omit<Visit<RouteName>, "request">;

export interface Answered<Name extends RouteName> {
  readonly status: 200 | 201;
  readonly answer: AnswerOf<Name>;
}

/** Something to find out beyond the desk before the action can go on; it is then called again. */
export interface Wanting {
  readonly probe: Target;
}

export type Action<Name extends RouteName> = (
  visit: Visit<Name>,
) => Promise<Result<Answered<Name> | Wanting>>;

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
export function newId({ random }: Pick<Surroundings, "random">, prefix: string): string {
  return `${prefix}_${Buffer.from(random(idBytes)).toString("hex")}`;
}
