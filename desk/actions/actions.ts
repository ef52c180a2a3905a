import type { RouteName } from "../contract/index.ts";
import * as attachments from "./attachments.ts";
import * as audit from "./audit/routes.ts";
import * as binding from "./binding.ts";
import { readCalendar, readDeskCalendar } from "./calendar.ts";
import * as catalogue from "./catalogue.ts";
import * as charges from "./charges.ts";
import * as clock from "./clock.ts";
import * as comments from "./comments.ts";
import * as customer from "./customer.ts";
import * as engineer from "./engineer.ts";
import { eraseContact, withdrawConsent } from "./erasure.ts";
import * as filing from "./filing.ts";
import * as grants from "./grants.ts";
import { importDeskData } from "./import.ts";
import * as inquiries from "./inquiries.ts";
import * as principals from "./principals.ts";
import * as registrations from "./registrations.ts";
import * as verification from "./verification.ts";
import * as servers from "./servers.ts";
import type { Action } from "./visit.ts";

/** Every route's action. A route without one does not compile. */
export const actions: { readonly [Name in RouteName]: Action<Name> } = {
  ...attachments,
  ...audit,
  ...binding,
  ...catalogue,
  ...charges,
  ...clock,
  ...comments,
  ...customer,
  ...engineer,
  eraseContact,
  withdrawConsent,
  ...filing,
  ...grants,
  ...inquiries,
  ...principals,
  ...registrations,
  ...servers,
  ...verification,
  importDeskData,
  readCalendar,
  readDeskCalendar,
};
