/** Who takes part in a history, and what each of them may do: said once more, apart from the desk's table. */
import type { FaultCode } from "../../../core/fault.ts";
import type { Role } from "../../../core/workflow/actor.ts";
import { demoPeople, type DemoPerson } from "../../../desk/demo/index.ts";
import type { RouteName } from "../../../desk/contract/index.ts";

export const personNames = [
  "customer",
  "pipeline",
  "auditor",
  "stranger",
  "engineer",
  "colleague",
  "admin",
] as const;

export type PersonName = (typeof personNames)[number];

const { engineer } = demoPeople;

/** The people of the example data, and a second engineer. */
export const people: Readonly<Record<PersonName, DemoPerson>> = {
  ...demoPeople,
  colleague: {
    ...engineer,
    principal: { ...engineer.principal, id: "colleague", name: "colleague" },
  },
};

export const roleInWorkflow: Readonly<Record<PersonName, Role>> = {
  customer: "customer",
  pipeline: "service",
  auditor: "customer",
  stranger: "customer",
  engineer: "engineer",
  colleague: "engineer",
  admin: "admin",
};

const homes: Readonly<Record<PersonName, string | null>> = {
  customer: "demo",
  pipeline: "demo",
  auditor: "demo",
  stranger: "other",
  engineer: null,
  colleague: null,
  admin: null,
};

const engineers: readonly PersonName[] = ["engineer", "colleague"];
const writers: readonly PersonName[] = ["customer", "pipeline", "stranger"];
const readers: readonly PersonName[] = [...writers, "auditor"];
const confirmers: readonly PersonName[] = ["customer", "stranger"];

const mayCome: Readonly<Partial<Record<RouteName, readonly PersonName[]>>> = {
  readTicket: readers,
  readInquiry: readers,
  confirmTicket: confirmers,
  readQueue: [...engineers, "admin"],
  readDeskTicket: [...engineers, "admin"],
  eraseContact: ["admin"],
};

/** Why somebody is turned away at the door of a route; null when he or she may come in. */
export function doorFault(
  name: RouteName,
  by: PersonName,
  project: string | undefined,
): FaultCode | null {
  const isStaff = homes[by] === null;
  if (name === "confirmTicket" && isStaff) return "staff_cannot_confirm";
  if (project !== undefined && homes[by] !== project) return "not_found";
  const allowed = mayCome[name] ?? (project === undefined ? engineers : writers);
  return allowed.includes(by) ? null : "forbidden";
}

/** The people of a project, of whom one is chosen by a number. */
export function memberOf(project: string, number: number): PersonName {
  const members = personNames.filter((name) => homes[name] === project);
  return members[number % members.length] ?? "customer";
}
