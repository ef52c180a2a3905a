/** One suite of cases, run against the contract and against every face. */
import { afterAll, beforeAll, beforeEach, test } from "vitest";
import type { Face, FaceName } from "../../../support/lifecycle-faces.ts";
import { openScene, type Scene } from "../../../support/lifecycle-scene.ts";
import { deviations } from "./deviations.ts";
import { accessCases } from "./access.case.ts";
import { changeCases } from "./change.case.ts";
import { decisionCases } from "./decision.case.ts";
import { destroyCases } from "./destroy.case.ts";
import { filingCases } from "./filing.case.ts";
import { secretCases } from "./secrets.case.ts";
import { storyCases } from "./story.case.ts";

/** States one fact. Where a face deviates, the fact must fail there, or the deviation is over. */
export type Fact = (title: string, run: (scene: Scene) => Promise<void>) => void;

export function lifecycleSuite(face: Face): void {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene(face);
  });
  beforeEach(() => scene.morning());
  afterAll(() => scene.desk.remove());

  const titles = new Set<string>();
  const fact: Fact = (title, run) => {
    titles.add(title);
    const reason = reasonOf(title, face.name);
    if (reason === null) test(title, () => run(scene));
    else test.fails(`not so: ${title} (${reason})`, () => run(scene));
  };
  for (const cases of [
    storyCases,
    filingCases,
    changeCases,
    destroyCases,
    decisionCases,
    accessCases,
    secretCases,
  ])
    cases(fact);
}

function reasonOf(title: string, face: FaceName): string | null {
  return deviations.find((each) => each.title === title && each.face === face)?.reason ?? null;
}
