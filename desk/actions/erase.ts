import type { Ticket } from "../../core/workflow/ticket.ts";
import { record } from "./log.ts";
import type { Scene } from "./visit.ts";

/** At the end of a ticket, and at once where it had ended before. */
export async function eraseIfWithdrawn(
  scene: Scene,
  { id, project, ending }: Ticket,
): Promise<void> {
  const { tickets, vault } = scene.transaction;
  const found = await tickets.find(id);
  if (found === null || found.consentWithdrawnAt === null) return;
  if (ending === null || found.contactErasedAt !== null) return;
  await vault.destroy(id, "contact");
  await tickets.markErased(id, scene.now);
  await record(scene, { project, ticketId: id, kind: "contactErased", payload: {} });
}
