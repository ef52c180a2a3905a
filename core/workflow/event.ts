import type { Application } from "../form/application.ts";
import type { Instant } from "../scalar/instant.ts";
import type { WorkPlanDraft } from "../workplan/workplan.ts";
import type { Actor } from "./actor.ts";
import type { EventKind } from "./event-kind.ts";
import type { Identity } from "./ticket.ts";

/** Whether contact data or security info, which no event carries, came with the form and differ. */
export type SealedChange = "unchanged" | "changed";

type Arguments = {
  submit: { readonly identity: Identity; readonly application: Application };
  open: object;
  edit: { readonly application: Application; readonly sealed: SealedChange };
  claim: { /** Needed only out of order. */ readonly reason: string | null };
  delay: { readonly reason: string; readonly expectedAt: Instant };
  resume: object;
  requestRevision: { readonly wanted: string };
  /** Without an application the form goes back as it was. */
  resubmit: { readonly application: Application | null; readonly sealed: SealedChange };
  requestApproval: { readonly draft: WorkPlanDraft };
  withdrawApproval: object;
  confirm: { readonly workPlanHash: string };
  requestReReview: { readonly reason: string };
  start: object;
  complete: { readonly note: string };
  closeUndone: { readonly reason: string };
  cancel: { readonly reason: string };
};

export type EventOf<Kind extends EventKind> = {
  readonly kind: Kind;
  readonly actor: Actor;
} & Readonly<Arguments[Kind]>;

export type Event = { [Kind in EventKind]: EventOf<Kind> }[EventKind];
