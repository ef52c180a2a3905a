/**
 * Who acts. `service` is a program of the project's side, a pipeline say;
 * the clock acts by itself when a moment has come.
 */
export const roles = ["customer", "service", "engineer", "admin", "clock"] as const;

export type Role = (typeof roles)[number];

export interface Actor {
  readonly principalId: string;
  readonly role: Role;
}

export const clock: Actor = { principalId: "clock", role: "clock" };

/** The desk's own people, who may never decide for a customer. */
export function isDeskStaff(role: Role): boolean {
  return role === "engineer" || role === "admin";
}
