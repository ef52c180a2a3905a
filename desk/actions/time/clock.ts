/** The desk's clock. What a demo's clock passes over happens at once. */
import { cameFrom, refusal } from "../../../core/fault.ts";
import { parseInstant } from "../../../core/scalar/instant.ts";
import { refused } from "../result.ts";
import { clockContext, sweep } from "./sweep.ts";
import { type Action, answered } from "../context.ts";

export const readClock: Action<"readClock"> = async (call) =>
  answered(call, { demo: call.desk.clock.move !== null });

export const setClock: Action<"setClock"> = async (call) => {
  const { desk, request } = call;
  if (desk.clock.move === null) return refused(refusal("demo_only", {}));
  const to = parseInstant(request.body.now);
  if (to === null) {
    const came = cameFrom(request.body.now);
    return refused(refusal("field_invalid", { path: ["now"], wanted: { rule: "instant" }, came }));
  }
  desk.clock.move(to);
  await sweep(clockContext({ ...call, now: to }));
  return answered({ now: to }, {});
};
