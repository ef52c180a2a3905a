import type { Charge } from "../form/price.ts";
import type { Instant } from "../scalar/instant.ts";

export const notices = [
  "received",
  "processable_later",
  "claimed",
  "delayed",
  "revision_requested",
  "resubmitted",
  "approval_requested",
  "approval_withdrawn",
  "confirmed",
  "re_review_requested",
  "work_started",
  "completed",
  "closed_undone",
  "cancelled",
] as const;

export type Notice = (typeof notices)[number];

export const commentKinds = [
  "out_of_order_reason",
  "delay_reason",
  "revision_request",
  "re_review_reason",
  "result",
  "undone_reason",
  "cancel_reason",
] as const;

export type CommentKind = (typeof commentKinds)[number];

/** What has to be done in the same transaction as the step that says so. */
export type Effect =
  | { readonly kind: "freeKeys" }
  | { readonly kind: "lockGrant"; readonly grantId: string }
  | { readonly kind: "revokeGrant" }
  | { readonly kind: "destroySecurityInfo" }
  | { readonly kind: "createCharge"; readonly charge: Charge }
  | {
      readonly kind: "addComment";
      readonly about: CommentKind;
      readonly author: string;
      readonly body: string;
    }
  | { readonly kind: "notify"; readonly to: "customer" | "desk"; readonly notice: Notice }
  /** The clock sends `open` at this moment, unless a reader is there first. */
  | { readonly kind: "schedule"; readonly at: Instant };
