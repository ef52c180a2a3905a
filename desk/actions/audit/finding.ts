import type { SignatureProblem } from "./checkpoint.ts";

/** What a verification has found to be otherwise than it must be. */
export type Finding =
  /** The entry at this place is not the one that was hashed. */
  | { readonly kind: "event_changed"; readonly log: string; readonly sequence: number }
  | { readonly kind: "event_missing"; readonly log: string; readonly sequence: number }
  /** A ticket's own chain skips or repeats an entry, or names another before it. */
  | { readonly kind: "chain_broken"; readonly ticketId: string; readonly sequence: number }
  /** The signed log was longer. */
  | {
      readonly kind: "log_truncated";
      readonly log: string;
      readonly size: number;
      readonly signedSize: number;
    }
  /** So many entries are there, and they are others than those that were signed. */
  | { readonly kind: "log_rewritten"; readonly log: string; readonly signedSize: number }
  | { readonly kind: "table_differs"; readonly table: ReplayedTable; readonly id: string }
  | { readonly kind: "checkpoint_refused"; readonly problem: SignatureProblem }
  | { readonly kind: "other_desk"; readonly deskId: string; readonly signedDeskId: string };

/** The tables that can be replayed from the log. */
export type ReplayedTable =
  | "ticket"
  | "comment"
  | "firewall_grant"
  | "key_registration"
  | "charge"
  | "credit"
  | "sealed"
  | "attachment"
  | "inquiry"
  | "calendar";
