/** Questions and answers beside the tickets' workflow. */
import type { InquiryKind, InquiryState } from "../../../core/inquiry.ts";
import type { Side } from "../../../core/people.ts";
import type { Instant } from "../../../core/scalar/instant.ts";

export interface Inquiry {
  readonly id: string;
  readonly sequence: number;
  readonly number: string;
  readonly project: string;
  readonly key: string;
  readonly ticketId: string | null;
  readonly kind: InquiryKind;
  readonly state: InquiryState;
  readonly subject: string;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
}

export interface InquiryMessage {
  readonly at: Instant;
  readonly by: string;
  readonly side: Side;
  readonly body: string;
}

export interface InquiryFilter {
  readonly project?: string;
  readonly ticketId?: string;
  readonly open?: boolean;
  readonly before?: number;
  readonly limit: number;
}

export interface Inquiries {
  find(id: string): Promise<Inquiry | null>;
  /** By what people say: `Q1`. */
  numbered(number: string): Promise<Inquiry | null>;
  byKey(
    project: string,
    key: string,
  ): Promise<{ readonly unsettled: Inquiry | null; readonly timesSettled: number }>;
  nextSequence(): Promise<number>;
  insert(inquiry: Inquiry): Promise<void>;
  update(inquiry: Inquiry): Promise<void>;
  list(filter: InquiryFilter): Promise<readonly Inquiry[]>;
  addMessage(inquiryId: string, message: InquiryMessage): Promise<void>;
  messages(inquiryId: string): Promise<readonly InquiryMessage[]>;
}
