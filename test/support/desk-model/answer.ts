/** What should come of a call, and how the model tells it. */
import type { FaultCode } from "../../../core/fault.ts";
import type { Attachment, SecurityInfo } from "../../../core/form/application.ts";
import type { RequestOf, RouteName } from "../../../desk/contract/index.ts";
import type { PersonName } from "./people.ts";
import type { Held, HeldInquiry, World } from "./world.ts";

/** A refusal by its code, or what is answered: a ticket, the queue, something beside them, or nothing of these. */
export type Foreseen =
  | FaultCode
  /** Refused when something was stored already. */
  | { readonly fault: FaultCode }
  | { readonly held: Held }
  | { readonly queue: readonly string[] }
  | { readonly secrets: SecurityInfo }
  | { readonly attachment: Attachment }
  | { readonly inquiry: HeldInquiry }
  | null;

export type Foresee<Name extends RouteName> = (
  world: World,
  by: PersonName,
  request: RequestOf<Name>,
) => Foreseen;

/** Some of the routes. */
export type Routes = { readonly [Name in RouteName]?: Foresee<Name> };

export interface ProjectTicket {
  readonly parameters: Readonly<Record<"project" | "ticket", string>>;
  readonly version?: number;
}

export function seen(held: Held | FaultCode): Foreseen {
  return typeof held === "string" ? held : { held };
}
