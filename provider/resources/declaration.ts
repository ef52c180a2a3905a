import type { Schema } from "../../framework/schema/index.ts";

/** What a resource's page in docs/resources says beyond its fields. */
interface Manual {
  /** Why it exists, and when something else fits better. */
  readonly rationale: string;
  /** What an import takes, and one of it. */
  readonly handle: { readonly description: string; readonly example: string };
  /** What is done when the declaration goes, and what stays. */
  readonly destroying: string;
}

/** A resource as users read of it. Its texts name fields as declared, in backticks. */
export interface Declaration extends Schema {
  readonly manual: Manual;
}
