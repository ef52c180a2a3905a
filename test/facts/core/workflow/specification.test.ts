import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  eventKinds,
  invariants,
  situations,
  transitions,
} from "../../../../core/workflow/index.ts";

const specification = readFileSync(
  join(import.meta.dirname, "../../../../docs/spec/workflow.md"),
  "utf8",
);

test("the specification's invariants are the code's, sentence by sentence", () => {
  const stated = [...specification.matchAll(/^\| (I\d+) \| ([^|]+) \|/gm)].map(
    ([, id, sentence]) => `${id} ${sentence}`,
  );
  const checked = invariants.map(({ id, sentence }) => `${id} ${sentence}`);
  expect(stated.filter((each) => !each.startsWith("I11 "))).toEqual(checked);
});

test("the specification draws the table's arrows and no others", () => {
  const drawn = [...specification.matchAll(/^ {2}(\S+) --> (\w+): ([^\n]+)$/gm)].flatMap(
    ([, from = "", to, label = ""]) =>
      eventKinds
        .filter((kind) => new RegExp(`\\b${kind}\\b`).test(label))
        .map((kind) => `${from} ${kind} ${to}`),
  );
  const arrows = situations.flatMap((situation) =>
    eventKinds.flatMap((kind) => {
      const cell = transitions[situation][kind];
      if (!("to" in cell)) return [];
      const to = kind === "confirm" ? "confirmed" : cell.to === "same" ? situation : cell.to;
      return situation === "none"
        ? ["[*] submit off_hours", "[*] submit received"]
        : [`${situation} ${kind} ${to}`];
    }),
  );
  expect(drawn.toSorted()).toEqual(arrows.toSorted());
});
