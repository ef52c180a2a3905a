/** The desk's clock. What a demo's clock passes over happens at once. */
import { refusal } from "../../../core/fault.ts";
import { readInstant } from "../read-instant.ts";
import { refused } from "../result.ts";
import { clockContext, sweep } from "./sweep.ts";
import { type Action, answered } from "../context.ts";

export const readClock: Action<"readClock"> = async (call) =>
  answered(call, { demo: call.desk.clock.move !== null });

export const setClock: Action<"setClock"> = async (call) => {
  const { desk, request } = call;
  if (desk.clock.move === null) return refused(refusal("demo_only", {}));
  const to = readInstant(request.body.now, ["now"]);
  if (!to.ok) return to;
  const now = to.value;
  desk.clock.move(now);
  await sweep(clockContext({ ...call, now }));
  return answered({ now }, {});
};
