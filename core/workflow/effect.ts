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

export const commentKinds = [
  "delay_reason",
  "revision_request",
  "re_review_reason",
  "result",
  "cancel_reason",
  "undone_reason",
  "out_of_order_reason",
] as const;

/** What has to be done in the same transaction as the step that says so. */
export type Effect =
  | { readonly kind: "freeKeys" }
  | { readonly kind: "lockGrant"; readonly grantId: string }
  | { readonly kind: "revokeGrant" }
  | { readonly kind: "destroySecurityInfo" }
  | { readonly kind: "createCharge"; readonly charge: Charge }
  | {
      readonly kind: "addComment";
      readonly about: (typeof commentKinds)[number];
      readonly author: string;
      readonly body: string;
    }
  | {
      readonly kind: "notify";
      readonly to: "customer" | "desk";
      readonly notice: (typeof notices)[number];
    }
  /** The clock shall send `open` at this moment. */
  | { readonly kind: "schedule"; readonly event: "open"; readonly at: Instant };
