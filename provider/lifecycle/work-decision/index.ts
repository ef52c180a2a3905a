/** The decision about a work plan. Where it stands and what follows from that is decided in decision/. */
import { failed, type Resource, succeeded } from "../../../framework/contract/index.ts";
import { proposed, text } from "../../../framework/planning/index.ts";
import { bare } from "../../../framework/value/index.ts";
import { workDecision } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { decide } from "./create.ts";
import { effectOfDecision } from "./effect.ts";
import { forget, planDecision, planForget, planUnknown } from "./plan.ts";
import { standing } from "./state.ts";
import { liveTicket } from "../ticket/live.ts";
import { importedTicket } from "../ticket/live.ts";
import { namedOf } from "../ticket/named.ts";
import { error, refused } from "../telling.ts";

/**
 * The irreversible step. It follows what the desk asks, and never blocks or acts by itself:
 * only an apply whose plan showed the decision, for a work plan that a person named, decides.
 */
export const workDecisionResource: Resource<Client> = {
  schema: workDecision,
  live: true,

  check(inputs, asking) {
    const isReReview = text(inputs, "decision") === "re_review";
    if (!isReReview || bare(inputs["reason"] ?? null) !== null) return [];
    return [error(asking, "decision_reason_missing", {}, ["reason"])];
  },

  async plan({ prior, private: notes, inputs }, call) {
    const { client } = call;
    if (inputs === null)
      return client === null ? succeeded(forget) : planForget(prior ?? {}, { ...call, client });
    const requestId = text(inputs, "requestId");
    if (client === null || requestId === null) return succeeded(planUnknown(prior, notes, inputs));
    const live = await liveTicket(requestId, { ...call, client });
    if (!live.ok) return failed(refused(call, live.fault));
    if (prior !== null && text(prior, "requestId") !== requestId) {
      const planned = { ...proposed(workDecision, null, inputs), id: requestId };
      return succeeded({ action: "replace", planned, private: {}, because: [["requestId"]] });
    }
    return planDecision(prior, notes, inputs, live.ticket, call);
  },

  async effect(inputs, before, call) {
    const { client } = call;
    const requestId = text(inputs, "requestId");
    if (client === null || requestId === null) {
      return succeeded(effectOfDecision(null, inputs, before, call));
    }
    const live = await liveTicket(requestId, { ...call, client });
    if (!live.ok) return failed(refused(call, live.fault));
    return succeeded(effectOfDecision(live.ticket, inputs, before, call));
  },

  create: decide,

  async read(stored, call) {
    const live = await liveTicket(text(stored.state, "requestId") ?? "", call);
    if (!live.ok) return failed(refused(call, live.fault));
    if (live.ticket === null) return succeeded(stored);
    return succeeded(standing(stored.state, stored.private, live.ticket));
  },

  update: (_prior, planned, inputs, call) => decide(planned, inputs, call),

  async delete() {
    return succeeded("done");
  },

  async import(handle, call) {
    const found = await importedTicket(handle, call);
    if (found.value === undefined) return failed(...found.diagnostics);
    const ticket = found.value;
    const reason = ticket.reReviewReason;
    if (ticket.confirmedAt === null && reason === null) {
      return failed(error(call, "decision_not_made", namedOf(ticket)));
    }
    const decision = ticket.confirmedAt === null ? "re_review" : "confirm";
    return succeeded(
      standing(
        { requestId: ticket.id, decision, reason: decision === "confirm" ? null : reason },
        {},
        ticket,
      ),
    );
  },
};
