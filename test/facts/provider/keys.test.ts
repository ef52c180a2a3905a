import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ticket } from "../../../desk/contract/index.ts";
import { contractFace, contractFaceWithOrigins, type Face } from "../../support/lifecycle/faces.ts";
import {
  histories,
  ModelledSpace,
  type Relation,
  type Step,
  stepsMax,
} from "../../support/lifecycle/model.ts";
import { openScene, type Scene } from "../../support/lifecycle/scene.ts";
import { runs } from "../../support/runs.ts";
import { freshSeed } from "../../support/seed.ts";
import { inputs } from "./lifecycle/samples.ts";

const historyCount = 600;
const allHistoriesMs = 900_000;

interface Pair {
  readonly older: Ticket;
  readonly newer: Ticket;
  /** No step before has shown the newer one. */
  readonly isNew: boolean;
}

/** Whether two open tickets of one namespace are forms of one declaration. */
type Twins = (pair: Pair) => boolean;

type Rule = readonly [Relation, Twins];

/** Without a place: each state declares one request on one server, so that all that is open is a form of it. */
const sameKey: Rule = ["same key", () => true];
const placeless: readonly Rule[] = [
  ["apart", () => true],
  sameKey,
  // Edited, it is another request for whoever has no state; not beside what a crash has left.
  ["same namespace", ({ older, isNew }) => isNew && !older.binding.everHeld],
];

const placed: readonly Rule[] = [
  ["apart", isPlacedTwin],
  ["same namespace", isPlacedTwin],
];

function isPlacedTwin({ older, newer, isNew }: Pair): boolean {
  return older.binding.origin === newer.binding.origin || (isNew && older.title === newer.title);
}

describe("no history files a declaration twice or cancels what nobody asked to cancel", () => {
  test(
    "where the engine does not say where a declaration stands",
    async () => {
      await expect(holdsThroughout(contractFace, placeless)).resolves.toBeUndefined();
    },
    allHistoriesMs,
  );

  test(
    "where the engine says where a declaration stands",
    async () => {
      await expect(holdsThroughout(contractFaceWithOrigins, placed)).resolves.toBeUndefined();
    },
    allHistoriesMs,
  );
});

test("histories on two machines meet what keys are for", async () => {
  const scene = await openScene(contractFace);
  const met = new Set<string>();
  for (const steps of fc.sample(histories, { numRuns: 90, seed: 1 })) {
    for (const each of await live(scene, steps, sameKey)) met.add(each);
  }
  await scene.desk.remove();
  const wanted = [
    "key_in_use",
    "id_changed",
    "adopted from another machine",
    "replaced as tainted",
  ];
  expect(wanted.filter((each) => !met.has(each))).toEqual([]);
});

async function holdsThroughout(face: Face, rules: readonly Rule[]): Promise<void> {
  const scene = await openScene(face);
  const drawn = [histories, fc.constantFrom(...rules)] as const;
  const property = fc.asyncProperty(...drawn, async (steps, rule) => {
    await live(scene, steps, rule);
  });
  try {
    // Each step plans and applies: what is rationed is steps.
    const numRuns = Math.ceil(runs(historyCount * stepsMax) / stepsMax);
    await fc.assert(property, { numRuns, seed: freshSeed() });
  } finally {
    await scene.desk.remove();
  }
}

/** Says what has happened, for whoever asks whether enough does. */
async function live(
  scene: Scene,
  steps: readonly Step[],
  [relation, twins]: Rule,
): Promise<readonly string[]> {
  const spaces = openSpaces(scene, relation);
  let before: readonly string[] = [];
  const seen = new Set<string>();
  for (const { space, command } of steps) {
    const asked = await spaces[space].do(command);
    const sights = await look(scene, spaces);
    const cancelled = sights.flatMap((sight) => sight.cancelled);
    const unasked = cancelled.filter((id) => !before.includes(id) && !asked.has(id));
    expect(unasked, `cancelled by ${command.do} though nobody asked`).toEqual([]);
    for (const { open } of sights) {
      expect(twinsIn(open, twins, seen)).toEqual([]);
      for (const { id } of open) seen.add(id);
    }
    before = cancelled;
  }
  for (const each of spaces) expect(await each.settles()).toBeNull();
  return spaces.flatMap(({ met }) => met);
}

function openSpaces(scene: Scene, relation: Relation): readonly [ModelledSpace, ModelledSpace] {
  const declared =
    relation === "same key" ? { ...inputs, idempotencyKey: "the web server" } : inputs;
  const first = new ModelledSpace(scene, scene.workspace(), declared);
  const shared = relation === "apart" ? {} : { namespace: first.namespace };
  const second = new ModelledSpace(scene, scene.workspace(shared), declared);
  first.beside(second);
  second.beside(first);
  return [first, second];
}

interface Sight {
  /** But for those that the user has let go, in the order of their filing. */
  readonly open: readonly Ticket[];
  /** By the customer's side. */
  readonly cancelled: readonly string[];
}

/** What the desk has, namespace by namespace. */
async function look(scene: Scene, spaces: readonly ModelledSpace[]): Promise<readonly Sight[]> {
  const kept = spaces.flatMap(({ ids }) => ids);
  for (const each of spaces) for (const id of kept) each.let.delete(id);
  const namespaces = new Set(spaces.map(({ namespace }) => namespace));
  return Promise.all([...namespaces].map((each) => sightOf(scene, each, spaces)));
}

async function sightOf(
  scene: Scene,
  namespace: string,
  spaces: readonly ModelledSpace[],
): Promise<Sight> {
  const tickets = await scene.ticketsOf(namespace);
  const isLet = (id: string): boolean => spaces.some((each) => each.let.has(id));
  return {
    open: tickets
      .filter(({ id, phase }) => phase !== "terminal" && !isLet(id))
      .toSorted((one, other) => sequenceOf(one) - sequenceOf(other)),
    cancelled: tickets.filter(({ cancelledBy }) => cancelledBy === "customer").map(({ id }) => id),
  };
}

function sequenceOf({ number }: Ticket): number {
  return Number(number.slice(1));
}

function twinsIn(
  open: readonly Ticket[],
  twins: Twins,
  seen: ReadonlySet<string>,
): readonly string[] {
  return open.flatMap((older, index) =>
    open
      .slice(index + 1)
      .filter((newer) => twins({ older, newer, isNew: !seen.has(newer.id) }))
      .map((newer) => `${older.number} "${older.title}" and ${newer.number} "${newer.title}"`),
  );
}
