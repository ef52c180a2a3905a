import { situationsFor } from "../../../core/workflow/permission.ts";
import { states } from "../../../core/workflow/state.ts";
import type { Ticket } from "../../../desk/contract/index.ts";
import { whole } from "../../../framework/planning/index.ts";
import {
  bare,
  both,
  type Fields,
  hasUnknown,
  same,
  type Truth,
  type Value,
} from "../../../framework/value/index.ts";
import { editedFields } from "./edited-fields.ts";

/** The states in which customers may edit the form. */
export const editableStates = states.filter((state) => situationsFor("edit").includes(state));

/** What an update would have to do. */
export interface EditNeeded {
  /** The parts of the form, and the security info, that would be sent. */
  readonly edited: readonly string[];
  readonly resends: Truth;
  readonly asksDesk: boolean;
}

export interface Before {
  /** What is stored. */
  readonly prior: Fields;
  /** Nothing was applied since the import, so that what only the declaration knows is settled now. */
  readonly isImported: boolean;
}

export function editNeeded(before: Before, wanted: Fields, ticket: Ticket | null): EditNeeded {
  const { prior } = before;
  const resends = sendsSecurityInfo(before, wanted);
  const edited = [
    ...editedFields(prior, wanted).filter((name) => name !== "contact" || hasContact(prior)),
    ...(resends === "no" ? [] : ["securityInfo"]),
  ];
  const resubmits = ticket?.state === "revision_requested" && mayRaiseResubmit(prior, wanted);
  return { edited, resends, asksDesk: edited.length > 0 || resubmits };
}

export function isEditable({ state }: { readonly state?: Value }): boolean {
  return editableStates.some((each) => each === state);
}

/** Once it is erased, and nothing can be edited, there is nothing from which another would differ. */
function hasContact(prior: Fields): boolean {
  return bare(prior["contact"] ?? null) !== null || isEditable(prior);
}

function mayRaiseResubmit(prior: Fields, wanted: Fields): boolean {
  if (hasUnknown(wanted["resubmit"] ?? null)) return true;
  return (whole(wanted, "resubmit") ?? 0) > (whole(prior, "resubmit") ?? 0);
}

/**
 * The version is the only trigger: the values themselves are stored nowhere to compare with. A first
 * version after an import, or once nothing can be edited, is only written down. That is judged by the
 * state, which is still the same when an apply plans once more.
 */
function sendsSecurityInfo({ prior, isImported }: Before, wanted: Fields): Truth {
  const from = bare(prior["securityInfoVersion"] ?? null);
  const to = bare(wanted["securityInfoVersion"] ?? null);
  if (to === null || (from === null && !isEditable(prior))) return "no";
  const isFirst = from === null && isImported;
  return both(not(same(from, to)), isFirst ? asksForMore(prior, wanted) : "yes");
}

/** Other services may demand values that the desk does not have. */
function asksForMore(prior: Fields, wanted: Fields): Truth {
  if (!editedFields(prior, wanted).includes("services")) return "no";
  return hasUnknown(wanted["services"] ?? null) ? "undetermined" : "yes";
}

function not(truth: Truth): Truth {
  if (truth === "undetermined") return truth;
  return truth === "yes" ? "no" : "yes";
}
