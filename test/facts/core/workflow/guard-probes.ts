/** How each guard of each transition is broken, in the order in which the guards are judged. */
import type { StepContext, Event, Ticket } from "../../../../core/workflow/index.ts";
import { application, at, draft, seoul } from "../samples.ts";

export interface Scenario {
  readonly ticket: Ticket | null;
  readonly event: Event;
  readonly context: StepContext;
}

type Breaking = (scenario: Scenario) => Scenario;

/** One guard: by the code of its refusal, what brings it about. */
type Guard = Readonly<Record<string, Breaking>>;

/** `open` is due only when business hours have begun. */
export const openingTime = at("2026-11-25 09:00");

const sending =
  (patch: object): Breaking =>
  (scenario) => ({ ...scenario, event: { ...scenario.event, ...patch } });

const where =
  (patch: Partial<StepContext>): Breaking =>
  (scenario) => ({ ...scenario, context: { ...scenario.context, ...patch } });

const planning =
  (patch: Partial<typeof draft>): Breaking =>
  (scenario) => {
    const planned = "draft" in scenario.event ? scenario.event.draft : draft;
    return sending({ draft: { ...planned, ...patch } })(scenario);
  };

const inWindow = (startAt: string, endAt: string): Breaking =>
  planning({ window: { startAt: seoul(startAt), endAt: seoul(endAt) } });

const wordless: Guard = { reason_required: sending({ reason: " ", wanted: " ", note: " " }) };
const sameServer: Guard = {
  server_fixed: sending({ application: { ...application, serverId: "srv-2" } }),
};
const behind = where({ queueHead: { id: "tkt_0", number: "N0" } });

/** By the number of the transition; one without an entry has no guard. */
export const probes: Readonly<Record<string, readonly Guard[]>> = {
  T3: [{ not_processable_yet: where({ now: seoul("2026-11-25 08:59:59") }) }],
  T4: [
    {
      out_of_order: behind,
      reason_required: (scenario) => behind(sending({ reason: " " })(scenario)),
    },
  ],
  T5: [wordless, { time_past: sending({ expectedAt: seoul("2026-11-24 09:00") }) }],
  T7: [wordless],
  T8: [sameServer],
  T9: [
    { work_plan_invalid: planning({ items: ["security-check"] }) },
    { work_plan_invalid: planning({ steps: [] }) },
    {
      window_past: inWindow("2026-11-24 09:00", "2026-11-24 12:00"),
      window_invalid: inWindow("2026-11-28 10:00", "2026-11-28 12:00"),
      year_unknown: (scenario) =>
        where({ now: seoul("2027-12-31 10:00") })(
          inWindow("2028-01-04 10:00", "2028-01-04 12:00")(scenario),
        ),
    },
  ],
  T10: [
    { window_past: where({ now: seoul("2026-11-26 12:00") }) },
    { work_plan_changed: sending({ workPlanHash: "0".repeat(64) }) },
    { grant_not_active: where({ grant: null }) },
  ],
  T11: [wordless],
  T12: [
    { grant_not_active: where({ grant: null }) },
    { key_not_registered: where({ isKeyRegistered: false }) },
    { outside_working_time: where({ now: seoul("2028-01-01 03:00") }) },
    { year_unknown: where({ now: seoul("2028-02-01 10:00") }) },
  ],
  T13: [wordless],
  T14: [wordless],
  T16: [wordless],
  T17: [sameServer],
};
