/** What the page `docs/spec/workflow.md` states, compared with the code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type EventKind,
  eventKinds,
  isLocked,
  isTerminal,
  isWaitingForCustomer,
  type Role,
  senderFault,
  senders,
  type Situation,
  situations,
  stateLabels,
  states,
  step,
  transitions,
} from "../../../../core/workflow/index.ts";
import { invariants } from "../../../support/invariants.ts";
import { titlesOf } from "../../../tidy/titles.ts";
import { codeOf, contextOf, engineer, events, grant, ticketOrNull, tuesday } from "../samples.ts";
import { openingTime, probes, type Scenario } from "./guard-probes.ts";

const specification = readFileSync(
  join(import.meta.dirname, "../../../../docs/spec/workflow.md"),
  "utf8",
);

const tableFacts = readFileSync(join(import.meta.dirname, "table.test.ts"), "utf8");

/** The cells of the rows that begin so. */
function rows(beginning: RegExp): readonly (readonly string[])[] {
  return specification
    .split("\n")
    .filter((line) => beginning.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const names = (cell: string): readonly string[] =>
  [...cell.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);

test("the specification's invariants are those that the histories check, and one of the table", () => {
  const stated = rows(/^\| I\d+ \|/).map(([id, sentence]) => `${id} ${sentence}`);
  const checked = invariants.map(({ id, sentence }) => `${id} ${sentence}`);
  const titled = titlesOf(tableFacts).filter((title) => /^I\d/.test(title));
  expect(stated.toSorted()).toEqual([...checked, ...titled].toSorted());
});

test("the specification's states are the code's, with label, whom they wait for, and end", () => {
  const stated = rows(/^\| `\w+` \|.*\| [SI] \|$/).map(
    ([name = "", korean, waitsFor = "", terminal]) => [
      ...names(name),
      korean,
      /^(?:the (\w+))?/.exec(waitsFor)?.[1] ?? "nobody",
      terminal === "yes",
    ],
  );
  const known = states.map((state) => {
    const waitsFor = isWaitingForCustomer({ state, confirmation: null })
      ? "customer"
      : "to" in transitions[state].open
        ? "clock"
        : "desk";
    return [
      state,
      stateLabels[state].ko,
      isTerminal(state) ? "nobody" : waitsFor,
      isTerminal(state),
    ];
  });
  expect(stated).toEqual(known);
});

/** Every arrow of the table: `T4 claim received reviewing`. */
const arrows = situations.flatMap((situation) =>
  eventKinds.flatMap((kind) => {
    const cell = transitions[situation][kind];
    if (!("to" in cell)) return [];
    if (kind === "submit") return ["T1 submit none received", "T2 submit none off_hours"];
    const to = kind === "confirm" ? "confirmed" : cell.to === "same" ? situation : cell.to;
    return [`${cell.transition} ${kind} ${situation} ${to}`];
  }),
);

test("the specification draws the table's arrows and no others, with their numbers", () => {
  const drawn = [...specification.matchAll(/^ {2}(\S+) --> (\w+): ([^\n]+)$/gm)].flatMap(
    ([, from = "", to, label = ""]) =>
      eventKinds
        .filter((kind) => new RegExp(`\\b${kind}\\b`).test(label))
        .map((kind) => `${/T\d+/.exec(label)?.[0]} ${kind} ${from.replace("[*]", "none")} ${to}`),
  );
  expect(drawn.toSorted()).toEqual(arrows.toSorted());
});

interface StatedEvent {
  readonly number: string;
  readonly kinds: readonly EventKind[];
  readonly from: readonly string[];
  readonly to: string;
  readonly sender: string;
  /** By guard, the codes with which it refuses. */
  readonly codes: readonly (readonly string[])[];
}

const unconfirmed = states.filter((state) => !isTerminal(state) && !isLocked(state, false));

const stated: readonly StatedEvent[] = rows(/^\| T\d+ \|/).map(
  ([number = "", event = "", arrow = "", sender = "", guards = ""]) => {
    const [from = "", to = ""] = arrow
      .replace("∅", "none")
      .replace("anything unconfirmed", unconfirmed.join(", "))
      .replaceAll("`", "")
      .split(" → ");
    const kinds = event.split(", ").flatMap((name) => eventKinds.filter((kind) => kind === name));
    const codes = guards === "" ? [] : guards.split("; ").map(names);
    // These decide which row it is, or whether there is an event at all.
    const judged = codes.filter((_, index) => !isJudgedBefore(guards.split("; ")[index]));
    return { number, kinds, from: from.split(", "), to, sender, codes: judged };
  },
);

function isJudgedBefore(guard: string | undefined): boolean {
  return ["a valid form", "business hours", "outside business hours"].includes(guard ?? "");
}

test("the specification lists the table's arrows and no others, by number and event", () => {
  const listed = stated.flatMap(({ number, kinds, from, to }) =>
    from.flatMap((each) =>
      kinds.map((kind) => `${number} ${kind} ${each} ${to === "same" ? each : to}`),
    ),
  );
  expect(listed.toSorted()).toEqual(arrows.toSorted());
});

/** A program of the project's side may do what the customer may, which the page says once. */
const roleNames: Readonly<Record<string, readonly Role[]>> = {
  customer: ["customer", "service"],
  engineer: ["engineer"],
  clock: ["clock"],
};

test.each(stated)("$number is sent by whom the specification says", ({ kinds, sender }) => {
  const never = ", never desk staff";
  const roles = sender
    .replace(never, "")
    .split(", ")
    .map((name) => roleNames[name]);
  for (const kind of kinds) {
    expect(senders[kind]).toEqual(roles.flat());
    const refused = senderFault(kind, engineer)?.code === "staff_cannot_confirm";
    expect(refused).toBe(sender.endsWith(never));
  }
});

test("the specification names the guards with the codes of their refusals", () => {
  expect(stated.map(({ number, codes }) => [number, codes])).toEqual(
    stated.map(({ number }) => [number, (probes[number] ?? []).map((guard) => Object.keys(guard))]),
  );
});

describe("a guard is judged before those after it", () => {
  const cases = stated.flatMap(({ number, kinds, from }) =>
    (probes[number] ?? []).flatMap((guard, index, guards) =>
      Object.entries(guard).flatMap(([code, breaking]) =>
        situations
          .filter((situation) => from.includes(situation))
          .flatMap((situation) =>
            kinds.map((kind) => ({
              number,
              kind,
              situation,
              code,
              breaking,
              later: guards.slice(index + 1),
            })),
          ),
      ),
    ),
  );
  test.each(cases)(
    "$number $kind in $situation: $code",
    ({ kind, situation, code, breaking, later }) => {
      const calm = scenarioOf(situation, kind);
      expect(codeOf(step(calm.ticket, calm.event, calm.context))).toBe("done");
      const alone = breaking(calm);
      expect(codeOf(step(alone.ticket, alone.event, alone.context))).toBe(code);
      const broken = later.flatMap((each) => Object.values(each).slice(0, 1));
      const all = breaking(broken.reduceRight((world, each) => each(world), calm));
      expect(codeOf(step(all.ticket, all.event, all.context))).toBe(code);
    },
  );
});

/** Where the event is done as long as nothing is broken. */
function scenarioOf(situation: Situation, kind: EventKind): Scenario {
  const context = kind === "open" ? openingTime : contextOf(situation);
  const isLockedGrant = situation === "confirmed" || situation === "working";
  return {
    ticket: ticketOrNull(situation),
    // A repetition is recognised before any guard, so these come from somebody else.
    event: { ...events[kind], actor: { ...events[kind].actor, principalId: "prn-other" } },
    context: isLockedGrant ? { ...context, grant: { ...grant, lockedAt: tuesday } } : context,
  };
}
