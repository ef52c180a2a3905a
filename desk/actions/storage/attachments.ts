/** Files of tickets, in chunks. */

export interface StoredAttachment {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly mediaType: string;
}

export interface Attachments {
  list(ticketId: string): Promise<readonly StoredAttachment[]>;
  /** Seen by nobody before the attachment is added. */
  addChunk(id: string, sequence: number, bytes: Uint8Array): Promise<void>;
  /** Its chunks are there. */
  add(ticketId: string, attachment: StoredAttachment): Promise<void>;
  /** The ids of those that have chunks and were not added. */
  uploads(): Promise<readonly string[]>;
  /** The chunks of what was not added; what was added stays. */
  discard(id: string): Promise<void>;
  chunk(id: string, sequence: number): Promise<Uint8Array | null>;
  remove(id: string): Promise<void>;
}
