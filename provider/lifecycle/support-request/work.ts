import { situationsFor } from "../../../core/workflow/permission.ts";
import { states } from "../../../core/workflow/state.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import { whole } from "../../../framework/planning/index.ts";
import { type Fields, same } from "../../../framework/value/index.ts";
import { editedFields } from "./meaning.ts";

/** The states in which customers may edit the form. */
export const editableStates = states.filter((state) => situationsFor("edit").includes(state));

/** What an update would have to do. */
export interface Work {
  /** The parts of the form, and the security info, that would be sent. */
  readonly edited: readonly string[];
  readonly editable: boolean;
  readonly asksDesk: boolean;
}

export function workOf(prior: Fields, wanted: Fields, ticket: Ticket | null): Work {
  const resend = sendsSecurityInfo(prior, wanted);
  const edited = [...editedFields(prior, wanted), ...(resend ? ["securityInfo"] : [])];
  const raised = (whole(wanted, "resubmit") ?? 0) > (whole(prior, "resubmit") ?? 0);
  const resubmits = raised && ticket?.state === "revision_requested";
  const editable = ticket !== null && isEditable(ticket);
  return { edited, editable, asksDesk: edited.length > 0 || resubmits };
}

export function isEditable({ state }: Pick<Ticket, "state">): boolean {
  return editableStates.some((each) => each === state);
}

/** The version is the only trigger: the values themselves are stored nowhere to compare with. */
export function sendsSecurityInfo(prior: Fields, wanted: Fields): boolean {
  const before = prior["securityInfoVersion"] ?? null;
  return same(before, wanted["securityInfoVersion"] ?? null) !== "yes";
}
