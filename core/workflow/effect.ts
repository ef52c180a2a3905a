import type { Charge } from "../form/charge.ts";

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

/** What the desk does besides storing the ticket, in the same transaction as the step that asks for it. */
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
    };
