import { type Fault, refusal } from "../../../core/fault.ts";
import type { DeskRole, PrincipalKind, ProjectRole } from "../../../core/people.ts";
import type { Actor, Role } from "../../../core/workflow/actor.ts";
import type { Access } from "../../contract/index.ts";
import type { Membership } from "../storage/store.ts";

/** Whoever a token speaks for, with everything that he, she or it may do. */
export interface Caller {
  readonly tokenId: string;
  readonly principalId: string;
  readonly kind: PrincipalKind;
  readonly memberships: readonly Membership[];
  readonly deskRoles: readonly DeskRole[];
  readonly mayWrite: boolean;
  readonly mayConfirm: boolean;
}

/** In which role the caller comes to this route; or why not. A project that is not the caller's is not there. */
export function roleFor(
  caller: Caller,
  access: Access,
  project: string | null,
): { readonly role: ProjectRole | DeskRole } | { readonly fault: Fault } {
  const roles = rolesIn(caller, project);
  const [staff] = caller.deskRoles;
  if (access.scope === "confirm" && staff !== undefined) {
    return { fault: refusal("staff_cannot_confirm", { role: staff }) };
  }
  if (project !== null && roles.length === 0) {
    return { fault: refusal("not_found", { kind: "project", id: project }) };
  }
  const role = roles.find((each) => access.roles.includes(each));
  const needed = [...access.roles, access.scope];
  const came = [...roles, ...scopesOf(caller)].join(" + ");
  if (role === undefined || !scopesOf(caller).includes(access.scope)) {
    return { fault: refusal("forbidden", { needed, role: came }) };
  }
  return { role };
}

function rolesIn(caller: Caller, project: string | null): readonly (ProjectRole | DeskRole)[] {
  if (project === null) return caller.deskRoles;
  return caller.memberships.filter((each) => each.project === project).map(({ role }) => role);
}

function scopesOf({ mayWrite, mayConfirm }: Caller): readonly Access["scope"][] {
  return [
    "read",
    ...(mayWrite ? ["write" as const] : []),
    ...(mayConfirm ? ["confirm" as const] : []),
  ];
}

/** How the caller stands in the workflow. */
export function actorOf(caller: Caller, role: ProjectRole | DeskRole): Actor {
  return { principalId: caller.principalId, role: workflowRole(caller, role) };
}

function workflowRole({ kind }: Caller, role: ProjectRole | DeskRole): Role {
  if (role === "engineer" || role === "admin") return role;
  return kind === "service" ? "service" : "customer";
}
