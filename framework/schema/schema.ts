import type { FieldTable } from "./field.ts";

/** What a resource, a data source or the provider's configuration is made of. */
export interface Schema {
  /** The declared name, a noun in PascalCase: `SupportRequest`. */
  readonly name: string;
  /** Rises when stored state changes shape; a state of an older version is upgraded. */
  readonly version: number;
  readonly description: string;
  /** By declared name, in camelCase: `serverId`. */
  readonly fields: FieldTable;
}

/** The names of what the provider alone gives, so that a forgotten one does not compile. */
export type ComputedName<Declared extends Schema> = {
  [Name in keyof Declared["fields"]]: Declared["fields"][Name] extends {
    readonly giver: "computed";
  }
    ? Name
    : never;
}[keyof Declared["fields"]];
