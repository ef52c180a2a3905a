import { refusal } from "../../../core/fault.ts";
import { findServer } from "../find.ts";
import { record } from "../audit/log.ts";
import { refused } from "../port/store.ts";
import { type Action, answered } from "../visit.ts";

/** A server stays until the work that was confirmed on it has ended. Repeated, it is not there. */
export const removeServer: Action<"removeServer"> = async (visit) => {
  const { owner: project, server: id } = visit.request.parameters;
  const found = await findServer(visit, project, id);
  if (!found.ok) return found;
  const { projects, tickets } = visit.transaction;
  const confirmed = await tickets.confirmedOn(project, id);
  if (confirmed !== null) {
    const { number } = confirmed.ticket;
    return refused(refusal("server_in_use", { serverId: id, number }));
  }
  await projects.removeServer(project, id, visit.now);
  await record(visit, {
    project,
    ticketId: null,
    kind: "serverRemoved",
    payload: { serverId: id },
  });
  return answered(visit, {});
};
