import { type AuditContext, deskLog, recordEntry } from "../audit/log.ts";
import type { Principal, Roles } from "../storage/store.ts";

export interface Enrolment extends Roles {
  readonly principal: Principal;
}

/** Somebody with exactly these roles from now on. */
export async function enrol(context: AuditContext, enrolment: Enrolment): Promise<void> {
  const { people } = context.transaction;
  const { principal, ...roles } = enrolment;
  await people.put(principal);
  await people.putRoles(principal.id, roles);
  // Not the name: what stands in the log is there for ever.
  const { id: principalId, kind, side } = principal;
  const payload = { principalId, kind, side, ...roles };
  await recordEntry(context, { project: deskLog, ticketId: null, kind: "principalPut", payload });
}
