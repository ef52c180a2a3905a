import { refusal } from "../../../core/fault.ts";
import { type Call, failed, type Outcome, succeeded } from "../../../framework/contract/index.ts";
import { texts, whole } from "../../../framework/planning/index.ts";
import type { Fields } from "../../../framework/value/index.ts";
import { ask, type Client } from "../client.ts";
import { refused } from "../diagnostics.ts";

/** The estimate of the chosen services, and a refusal when it is above the user's limit. */
export async function price(inputs: Fields, call: Call<Client>): Promise<Outcome<Fields>> {
  const services = texts(inputs, "services");
  if (services === null) return succeeded({});
  const { project } = call.client;
  const reply = await ask(call, "estimate", {
    parameters: { project },
    body: { services: [...services] },
  });
  if (!reply.ok) return failed(refused(call, reply.fault, ["services"]));
  const { amount, vat } = reply.answer.estimate;
  const maxCost = whole(inputs, "maxCost");
  if (maxCost === null || amount <= maxCost) return succeeded({ estimatedCost: amount, vat });
  return failed(refused(call, refusal("cost_above_cap", { cost: amount, maxCost })));
}
