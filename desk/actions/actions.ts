import type { RouteName } from "../contract/index.ts";
import * as attachments from "./tickets/attachments.ts";
import * as audit from "./audit/entries-and-proofs.ts";
import * as binding from "./tickets/binding.ts";
import { readCalendar, readDeskCalendar } from "./projects/calendar.ts";
import * as catalogue from "./projects/catalogue.ts";
import * as charges from "./tickets/charges.ts";
import * as clock from "./time/clock.ts";
import * as comments from "./tickets/comments.ts";
import * as customer from "./tickets/customer.ts";
import * as engineer from "./tickets/engineer.ts";
import { eraseContact, withdrawConsent } from "./privacy/erasure.ts";
import * as filing from "./tickets/filing.ts";
import * as grants from "./access/grants.ts";
import { importDeskData } from "./projects/import.ts";
import * as inquiries from "./tickets/inquiries.ts";
import * as principals from "./people/principals.ts";
import * as registrations from "./access/registrations.ts";
import * as verification from "./access/verification.ts";
import * as servers from "./projects/servers.ts";
import type { Action } from "./context.ts";

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
