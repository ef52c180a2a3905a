import { refusal } from "../../../core/fault.ts";
import { findServer } from "../find.ts";
import { recordEntry } from "../audit/log.ts";
import { refused } from "../result.ts";
import { type Action, answered } from "../context.ts";

/** A server stays until the work that was confirmed on it has ended. Repeated, it is not there. */
export const removeServer: Action<"removeServer"> = async (call) => {
  const { owner: project, server: id } = call.request.parameters;
  const found = await findServer(call, project, id);
  if (!found.ok) return found;
  const { projects, tickets } = call.transaction;
  const confirmed = await tickets.confirmedOn(project, id);
  if (confirmed !== null) {
    const { number } = confirmed.ticket;
    return refused(refusal("server_in_use", { serverId: id, number }));
  }
  await projects.removeServer(project, id, call.now);
  await recordEntry(call, {
    project,
    ticketId: null,
    kind: "serverRemoved",
    payload: { serverId: id },
  });
  return answered(call, {});
};
