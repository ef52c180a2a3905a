import { record } from "../audit/log.ts";
import type { TicketRecord } from "../port/store.ts";
import type { Scene } from "../visit.ts";

/** At the end of a ticket, and at once where it had ended before. */
export async function eraseIfWithdrawn(scene: Scene, found: TicketRecord): Promise<TicketRecord> {
  const { ticket, consentWithdrawnAt, contactErasedAt } = found;
  const { id, project, ending } = ticket;
  if (consentWithdrawnAt === null || ending === null || contactErasedAt !== null) return found;
  const { tickets, vault } = scene.transaction;
  await vault.destroy(id, "contact");
  await tickets.markErased(id, scene.now);
  await record(scene, { project, ticketId: id, kind: "contactErased", payload: {} });
  return { ...found, contactErasedAt: scene.now };
}
