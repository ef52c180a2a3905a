import type { Calendar, DeadlineMode } from "../../core/calendar/index.ts";
import { formatInstant, type Instant } from "../../core/scalar/instant.ts";
import type { Actor } from "../../core/workflow/actor.ts";
import type {
  AnswerOf,
  DeskRole,
  FileContent,
  ProjectRole,
  RequestOf,
  RouteName,
} from "../contract/index.ts";
import type { Signer } from "./audit/checkpoint.ts";
import type { Caller } from "./people/caller.ts";
import type { Random, Sealer } from "./privacy/sealing.ts";
import type { Result, StoredAttachment, Transaction } from "./port/store.ts";

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
  /** Read as it is asked for, after the call's own transaction. */
  readonly contentOf: (attachment: StoredAttachment) => AsyncIterable<Uint8Array>;
}

export interface Target {
  readonly address: string;
  readonly port: number;
}

/** What came of the thing that the action has wanted; null before. */
export interface Learned {
  readonly probed: boolean | null;
  readonly received: StoredAttachment | null;
}

export const nothingLearned: Learned = { probed: null, received: null };

/** One authorised call, inside its transaction. */
export interface Visit<Name extends RouteName> extends Learned {
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

/** A file to take in, under an id that nothing has yet. */
export interface Incoming {
  readonly id: string;
  readonly name: string;
  readonly content: FileContent;
}

/** Something that takes longer than a transaction may, before the action can go on; it is then called again. */
export type Wanting = { readonly probe: Target } | { readonly receive: Incoming };

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
