import type { RouteName } from "../contract/index.ts";
import * as binding from "./binding.ts";
import * as catalogue from "./catalogue.ts";
import * as clock from "./clock.ts";
import * as comments from "./comments.ts";
import * as customer from "./customer.ts";
import * as engineer from "./engineer.ts";
import * as filing from "./filing.ts";
import * as grants from "./grants.ts";
import * as imports from "./import.ts";
import * as inquiries from "./inquiries.ts";
import * as registrations from "./registrations.ts";
import type { Action } from "./visit.ts";

/** Every route's action. A route without one does not compile. */
export const actions: { readonly [Name in RouteName]: Action<Name> } = {
  ...binding,
  ...catalogue,
  ...clock,
  ...comments,
  ...customer,
  ...engineer,
  ...filing,
  ...grants,
  ...imports,
  ...inquiries,
  ...registrations,
};
