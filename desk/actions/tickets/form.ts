/** The form as it comes in: validated by the core, and its personal and secret parts sealed apart. */
import { type Fault, foremost } from "../../../core/fault.ts";
import type {
  Application,
  Contact,
  Form,
  SecurityInfo,
  ServiceLine,
} from "../../../core/form/application.ts";
import { offeredAt, parseForm, serverFault, withNoticeHash } from "../../../core/form/index.ts";
import { digestOf } from "../../../core/scalar/digest.ts";
import type { Ticket } from "../../../core/workflow/ticket.ts";
import type { ApplicationForm } from "../../contract/index.ts";
import { notFound } from "../find.ts";
import { hasMembers } from "../stored-document.ts";
import type { SealedPart } from "../privacy/sealing.ts";
import { ok, refused, type Result } from "../result.ts";
import type { CatalogueEntry, KeyPurpose } from "../storage/store.ts";
import type { ActionContext } from "../context.ts";

export interface SentForm {
  readonly project: string;
  readonly application: ApplicationForm;
  readonly maxCost: number | null;
  /** What the ticket has already; null when a request is filed. */
  readonly prior: Application | null;
}

export async function validateForm(context: ActionContext, sent: SentForm): Promise<Result<Form>> {
  const { transaction, now } = context;
  const notice = await transaction.projects.noticeInForce(now);
  if (notice === null) return notFound("notice", "current");
  const { consent, ...fields } = sent.application;
  const agreed = withNoticeHash(consent, { notice, prior: sent.prior });
  const raw = { ...fields, maxCost: sent.maxCost, consent: agreed };
  const offered = await offeredServices(context, sent.application.services);
  const parsed = parseForm(raw, { offered, notice, prior: sent.prior });
  const unknown = await unknownServer(context, sent);
  const fault = foremost([...parsed.faults, ...(unknown === null ? [] : [unknown])]);
  if (fault !== null) return refused(fault);
  if (parsed.form === null) throw new Error("a form was refused without a fault");
  return ok(parsed.form);
}

/** Of the catalogue what was chosen; all of it where something else was, to say what there is. */
async function offeredServices(
  { transaction, now }: ActionContext,
  codes: readonly string[],
): Promise<readonly ServiceLine[]> {
  const offers: ServiceLine[] = [];
  for (const code of new Set(codes)) {
    const offered = offeredAt((await transaction.projects.service(code)).map(rowOf), now);
    if (offered.length === 0) {
      return offeredAt((await transaction.projects.catalogue()).map(rowOf), now);
    }
    offers.push(...offered);
  }
  return offers;
}

function rowOf({ description: _, ...row }: CatalogueEntry) {
  return row;
}

async function unknownServer(
  context: ActionContext,
  { project, application }: SentForm,
): Promise<Fault | null> {
  const { serverId } = application;
  const { projects } = context.transaction;
  if ((await projects.server(project, serverId)) !== null) return null;
  const servers = await projects.servers(project);
  return serverFault(
    serverId,
    servers.map(({ id }) => id),
  );
}

export const isContact = hasMembers<Contact>("name", "phone", "email");
const isSecurityInfo = hasMembers<SecurityInfo>();

/** Compares the sealed parts of a ticket with those of a form. */
export async function isSameSealed(
  context: ActionContext,
  ticket: Ticket,
  form: Form,
): Promise<boolean> {
  const { desk, transaction } = context;
  const contact = await desk.sealer.open(transaction.vault, partOf(ticket, "contact"), isContact);
  // What was erased, or destroyed at the end, leaves nothing to differ from.
  const isSameContact = contact === null || digestOf(contact) === digestOf(form.contact);
  if (ticket.ending !== null) return isSameContact;
  const known = await openSecurityInfo(context, ticket);
  return isSameContact && digestOf(known) === digestOf(mergedSecurityInfo(form, known));
}

interface Owner {
  readonly id: string;
  readonly project: string;
}

/** Seals both parts anew, over what security info is kept, and gives back the ciphertexts, for the log. */
export async function sealParts(
  context: ActionContext,
  ticket: Owner,
  form: Form,
  known: SecurityInfo,
): Promise<Readonly<Record<string, string>>> {
  const { desk, transaction } = context;
  const { vault } = transaction;
  const securityInfo = mergedSecurityInfo(form, known);
  const contact = await desk.sealer.seal(vault, partOf(ticket, "contact"), form.contact);
  if (Object.keys(securityInfo).length === 0) {
    // No service demands any more what was kept for one.
    if (Object.keys(known).length > 0) await vault.destroy(ticket.id, "security_info");
    return { contact };
  }
  const secret = await desk.sealer.seal(vault, partOf(ticket, "security_info"), securityInfo);
  return { contact, securityInfo: secret };
}

export async function openSecurityInfo(
  context: ActionContext,
  ticket: Owner,
): Promise<SecurityInfo> {
  const { desk, transaction } = context;
  const part = partOf(ticket, "security_info");
  return (await desk.sealer.open(transaction.vault, part, isSecurityInfo)) ?? {};
}

/** What came, and of what was there only what the chosen services still demand. */
function mergedSecurityInfo(form: Form, known: SecurityInfo): SecurityInfo {
  const { securityInfoFor } = form.application;
  return Object.fromEntries(
    securityInfoFor.map((code) => [code, form.securityInfo[code] ?? known[code] ?? {}]),
  );
}

function partOf({ id, project }: Owner, purpose: KeyPurpose): SealedPart {
  return { project, ticketId: id, purpose };
}
