import type { DeskRole, ProjectRole } from "../../core/people.ts";

export type Scope = "read" | "write" | "confirm";

export interface Access {
  readonly roles: readonly (ProjectRole | DeskRole)[];
  readonly scope: Scope;
}

export interface Route {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly path: `/v1/${string}`;
  readonly access: Access;
  /** The caller must name the version that he or she has read (`If-Match`). */
  readonly versioned?: true;
}
