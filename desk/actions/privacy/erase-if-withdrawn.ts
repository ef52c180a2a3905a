import { recordEntry } from "../audit/log.ts";
import type { TicketRecord } from "../storage/store.ts";
import type { ActionContext } from "../context.ts";

/** At the end of a ticket, and at once where it had ended before. */
export async function eraseIfWithdrawn(
  context: ActionContext,
  found: TicketRecord,
): Promise<TicketRecord> {
  const { ticket, consentWithdrawnAt, contactErasedAt } = found;
  const { id, project, ending } = ticket;
  if (consentWithdrawnAt === null || ending === null || contactErasedAt !== null) return found;
  const { tickets, vault } = context.transaction;
  await vault.destroy(id, "contact");
  await tickets.markErased(id, context.now);
  await recordEntry(context, { project, ticketId: id, kind: "contactErased", payload: {} });
  return { ...found, contactErasedAt: context.now };
}
