import { type Calendar, windowFault } from "../calendar/index.ts";
import { type Fault, type FaultDetails, refusal } from "../fault.ts";
import type { Application } from "../form/application.ts";
import { type Quote, quoteFor } from "../form/quote.ts";
import { digestOf } from "../scalar/digest.ts";
import { formatInstant, type Instant } from "../scalar/instant.ts";
import { cleanLine, lengthOf } from "../scalar/text.ts";
import type { WorkWindow } from "./window.ts";

export const workPlanLimits = { mostSteps: 50, mostStepCharacters: 500 } as const;

/** What the engineer says he or she will do, before it is frozen. */
export interface WorkPlanDraft {
  /** Codes of the services to be done. */
  readonly items: readonly string[];
  readonly window: WorkWindow;
  readonly steps: readonly string[];
}

/** What the customer agrees to, frozen. Any later change is another work plan with another hash. */
export interface WorkPlan {
  readonly items: readonly string[];
  readonly quote: Quote;
  readonly server: string;
  readonly window: WorkWindow;
  readonly steps: readonly string[];
  /** The discussion up to here belongs to what is agreed; null when nobody has said anything. */
  readonly lastCommentId: string | null;
}

export interface WorkPlanFacts {
  readonly application: Application;
  readonly lastCommentId: string | null;
  readonly calendar: Calendar;
  readonly now: Instant;
  /** The end of the longest firewall grant that the customer could still make. */
  readonly latestEnd: Instant;
}

/** Freezes a draft: the quote is that of the services as the ticket keeps them. */
export function freezeWorkPlan(
  { items, window, steps }: WorkPlanDraft,
  facts: WorkPlanFacts,
): { readonly workPlan: WorkPlan } | { readonly fault: Fault } {
  const { services, nightWork, serverId } = facts.application;
  const chosen = services.filter(({ code }) => items.includes(code));
  const words = steps.map(cleanLine);
  const fault =
    itemsFault(items, chosen.length) ??
    stepsFault(words) ??
    windowFault(facts.calendar, window, { ...facts, nightWork });
  if (fault !== null) return { fault };
  const workPlan = {
    items: items.toSorted(),
    quote: quoteFor(chosen),
    server: serverId,
    window,
    steps: words,
    lastCommentId: facts.lastCommentId,
  };
  return { workPlan };
}

/** As many as were chosen of them: an item that was not chosen, or stands twice, makes the counts differ. */
function itemsFault(items: readonly string[], chosenCount: number): Fault | null {
  const areChosen = items.length > 0 && items.length === chosenCount;
  return areChosen ? null : invalid("items");
}

function stepsFault(steps: readonly string[]): Fault | null {
  const { mostSteps, mostStepCharacters } = workPlanLimits;
  if (steps.length > mostSteps) return invalid("too_many_steps");
  const fits = (step: string) => step !== "" && lengthOf(step) <= mostStepCharacters;
  const areWords = steps.length > 0 && steps.every(fits);
  return areWords ? null : invalid("steps");
}

function invalid(problem: FaultDetails["work_plan_invalid"]["problem"]): Fault {
  return refusal("work_plan_invalid", { problem, ...workPlanLimits });
}

/** SHA-256 of the work plan's RFC 8785 canonical JSON, with instants as RFC 3339 in UTC. */
export function workPlanHash({
  items,
  quote,
  server,
  window,
  steps,
  lastCommentId,
}: WorkPlan): string {
  return digestOf({
    items,
    quote: {
      lines: quote.lines.map(({ code, version, unitPrice, vatPercent }) => ({
        code,
        version,
        unitPrice,
        vatPercent,
      })),
      subtotal: quote.subtotal,
      vat: quote.vat,
    },
    server,
    window: { startAt: formatInstant(window.startAt), endAt: formatInstant(window.endAt) },
    steps,
    lastCommentId,
  });
}
