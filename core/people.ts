/** Who people are: of a project's side or of the desk's, never of both, each with roles of its own. */
export const sides = ["project", "desk"] as const;

export type Side = (typeof sides)[number];

/** A service is a program, a pipeline say, that has a token of its own. */
export const principalKinds = ["person", "service"] as const;

export type PrincipalKind = (typeof principalKinds)[number];

export const projectRoles = ["customer", "auditor"] as const;

export type ProjectRole = (typeof projectRoles)[number];

export const deskRoles = ["engineer", "admin"] as const;

export type DeskRole = (typeof deskRoles)[number];
