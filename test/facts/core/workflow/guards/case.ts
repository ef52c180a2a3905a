/** Of all that is wrong with an event, what is said: by subject, one case a line. */
import {
  type StepContext,
  type Event,
  type Situation,
  step,
} from "../../../../../core/workflow/index.ts";
import { codeOf, contextOf, grant, ticketOrNull, tuesday } from "../../samples.ts";

export type Case = readonly [
  title: string,
  situation: Situation,
  event: Event,
  facts: Partial<StepContext>,
  code: string,
];

/** The code of the first fault, or that it was done. */
export function codeSaid(situation: Situation, event: Event, facts: Partial<StepContext>): string {
  const context = { ...contextOf(situation), ...lockedGrant(situation), ...facts };
  return codeOf(step(ticketOrNull(situation), event, context));
}

/** From the confirmation on the grant is locked, as the step's effect asked. */
function lockedGrant(situation: Situation): Partial<StepContext> {
  const isLocked = situation === "confirmed" || situation === "working";
  return isLocked ? { grant: { ...grant, lockedAt: tuesday } } : {};
}
