import { sha256 as hash } from "@noble/hashes/sha2.js";
import canonicalize from "canonicalize";
import { toHex, utf8 } from "./bytes.ts";

/** Data that JSON can hold, where a type shall say so. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/** The one text that RFC 8785 gives to this data. */
export function canonicalJson(data: unknown): string {
  const text = canonicalize(data);
  if (text === undefined) throw new Error("canonical JSON of nothing was asked for");
  return text;
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return hash(bytes);
}

/** SHA-256 over the canonical JSON, as 64 lower-case hexadecimal digits. */
export function digestOf(data: unknown): string {
  return toHex(sha256(utf8(canonicalJson(data))));
}

/** The same, for one use only: digests of equal data for different purposes differ. */
export function digestFor(purpose: string, data: unknown): string {
  return digestOf([`deskform/${purpose}/1`, data]);
}
