/** Personal data and security info, sealed. */

export type KeyPurpose = "contact" | "security_info";

export interface DataKey {
  readonly masterVersion: number;
  readonly wrapped: string;
}

export interface WrappedKey {
  readonly project: string;
  readonly ticketId: string;
  readonly purpose: KeyPurpose;
  readonly key: DataKey;
}

/** What is sealed, and the keys it is sealed under. A destroyed key takes every copy with it. */
export interface Vault {
  dataKey(ticketId: string, purpose: KeyPurpose): Promise<DataKey | null>;
  putDataKey(ticketId: string, purpose: KeyPurpose, key: DataKey): Promise<void>;
  sealed(ticketId: string, purpose: KeyPurpose): Promise<string | null>;
  /** The same key under another master key; the old wrapping leaves no byte. */
  rewrap(ticketId: string, purpose: KeyPurpose, key: DataKey): Promise<void>;
  /** One of those that the newest master key has wrapped; null when nothing is sealed. */
  newestWrapped(): Promise<WrappedKey | null>;
  /** Those that an older master key wraps. */
  wrappedBefore(masterVersion: number, limit: number): Promise<readonly WrappedKey[]>;
  putSealed(ticketId: string, purpose: KeyPurpose, ciphertext: string): Promise<void>;
  destroy(ticketId: string, purpose: KeyPurpose): Promise<void>;
}
