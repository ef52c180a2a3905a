/** The desk's clock. What a demo's clock passes over happens at once. */
import { cameFrom, refusal } from "../../../core/fault.ts";
import { parseInstant } from "../../../core/scalar/instant.ts";
import { refused } from "../port/store.ts";
import { clockScene, sweep } from "./sweep.ts";
import { type Action, answered } from "../visit.ts";

export const readClock: Action<"readClock"> = async (visit) =>
  answered(visit, { demo: visit.desk.clock.move !== null });

export const setClock: Action<"setClock"> = async (visit) => {
  const { desk, request } = visit;
  if (desk.clock.move === null) return refused(refusal("demo_only", {}));
  const to = parseInstant(request.body.now);
  if (to === null) {
    const came = cameFrom(request.body.now);
    return refused(refusal("field_invalid", { path: ["now"], wanted: { rule: "instant" }, came }));
  }
  desk.clock.move(to);
  await sweep(clockScene({ ...visit, now: to }));
  return answered({ now: to }, {});
};
