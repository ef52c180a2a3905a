/** What an action is given and what it gives back. */
import type { Calendar, DeadlineMode } from "../../core/calendar/index.ts";
import type { DeskRole, ProjectRole } from "../../core/people.ts";
import { formatInstant, type Instant } from "../../core/scalar/instant.ts";
import type { Actor } from "../../core/workflow/actor.ts";
import type { AnswerOf, FileContent, RequestOf, RouteName } from "../contract/index.ts";
import type { Signer } from "./audit/checkpoint.ts";
import type { Caller } from "./people/caller.ts";
import type { Random, Sealer } from "./privacy/sealing.ts";
import type { Result } from "./result.ts";
import type { StoredAttachment, Transaction } from "./storage/store.ts";

/** Where time comes from. Only a demo's clock can be moved. */
export interface DeskClock {
  now(): Instant;
  readonly move: ((to: Instant) => void) | null;
}

/** What the actions of one desk work with, beside their transaction. */
export interface DeskDependencies {
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
  readonly probe: (target: ProbeTarget) => Promise<boolean>;
  /** Only for desks that stand in the same private network as the servers. */
  readonly allowsPrivateAddresses: boolean;
  /** Read as it is asked for, after the call's own transaction. */
  readonly attachmentContent: (attachment: StoredAttachment) => AsyncIterable<Uint8Array>;
}

export interface ProbeTarget {
  readonly address: string;
  readonly port: number;
}

/** What came of deferred work; null before it is done. */
export interface DeferredResults {
  readonly isReachable: boolean | null;
  readonly received: StoredAttachment | null;
}

export const noDeferredResults: DeferredResults = { isReachable: null, received: null };

/** A transaction before it is known who calls. */
export interface TransactionContext extends DeferredResults {
  readonly desk: DeskDependencies;
  readonly transaction: Transaction;
  /** One moment for the whole transaction. */
  readonly now: Instant;
}

/** A transaction with its authorised caller: what the helpers of actions take. */
export interface ActionContext extends TransactionContext {
  readonly caller: Caller;
  readonly role: ProjectRole | DeskRole;
  readonly actor: Actor;
}

/** One authorised call with what it asks for: what an action takes. */
export interface ActionCall<Name extends RouteName> extends ActionContext {
  readonly request: RequestOf<Name>;
}

export interface Answered<Name extends RouteName> {
  readonly status: 200 | 201;
  readonly answer: AnswerOf<Name>;
}

/** A file to take in, under an id that nothing has yet. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly content: FileContent;
}

/** What takes longer than a transaction may: it is done outside, and the action is called again with its result. */
export type DeferredWork = { readonly probe: ProbeTarget } | { readonly upload: Upload };

export type Action<Name extends RouteName> = (
  call: ActionCall<Name>,
) => Promise<Result<Answered<Name> | DeferredWork>>;

/** Every answer says as of when it is true. */
export function answered<Answer extends object>(
  { now }: Pick<ActionContext, "now">,
  answer: Answer,
  status: 200 | 201 = 200,
) {
  return { ok: true as const, value: { status, answer: { ...answer, asOf: formatInstant(now) } } };
}

const idBytes = 12;

/** `evt_…`: ids of things that nobody has to know beforehand. */
export function newId({ random }: Pick<DeskDependencies, "random">, prefix: string): string {
  return `${prefix}_${Buffer.from(random(idBytes)).toString("hex")}`;
}
