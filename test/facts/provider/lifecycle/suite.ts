/** One suite of cases, run against the contract and against every face. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Face } from "../../../support/lifecycle/faces.ts";
import { openScene, type Scene } from "../../../support/lifecycle/scene.ts";
import { changeCases } from "./support-request/change.case.ts";
import { decisionCases } from "./work-decision/decision.case.ts";
import { reReviewCases } from "./work-decision/re-review.case.ts";
import { shownCases } from "./work-decision/shown.case.ts";
import { destroyCases } from "./support-request/destroy.case.ts";
import { deviations, noDeviation } from "./deviations.ts";
import type { Fact } from "./fact.ts";
import { formCases } from "./support-request/form.case.ts";
import { importCases } from "./support-request/import.case.ts";
import { filingCases } from "./support-request/filing.case.ts";
import { durationCases } from "./firewall-grant/duration.case.ts";
import { grantCases } from "./firewall-grant/grant.case.ts";
import { successionCases } from "./firewall-grant/succession.case.ts";
import { meanwhileCases } from "./support-request/meanwhile.case.ts";
import { oneDeclarationCases } from "./one-declaration.case.ts";
import { pendingCases } from "./support-request/pending.case.ts";
import { priceCases } from "./support-request/price.case.ts";
import { registrationCases } from "./key-registration/registration.case.ts";
import { requiredCases } from "./required.case.ts";
import { settingCases } from "./settings.case.ts";
import { languageCases } from "./language.case.ts";
import { secretCases } from "./support-request/secrets.case.ts";
import { storyCases } from "./story.case.ts";

const families = [
  storyCases,
  filingCases,
  formCases,
  meanwhileCases,
  importCases,
  changeCases,
  priceCases,
  pendingCases,
  destroyCases,
  decisionCases,
  shownCases,
  reReviewCases,
  grantCases,
  durationCases,
  successionCases,
  oneDeclarationCases,
  registrationCases,
  secretCases,
  languageCases,
  requiredCases,
  settingCases,
];

function allFacts(): ReadonlyMap<string, Parameters<Fact>[1]> {
  const facts = new Map<string, Parameters<Fact>[1]>();
  const fact: Fact = (title, run) => {
    if (facts.has(title)) throw new Error(`"${title}" is stated twice`);
    facts.set(title, run);
  };
  for (const state of families) state(fact);
  return facts;
}

/**
 * Where a face deviates, the fact must fail there, and as its deviation says: failing otherwise
 * is a mistake, and not failing means that the entry has to go.
 */
export function lifecycleSuite(face: Face): void {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene(face);
  });
  beforeEach(() => scene.morning());
  afterAll(() => scene.desk.remove());

  const facts = allFacts();
  const deviating = deviations.filter((each) => each.face === face.name);
  const unheard = deviating.filter(({ title }) => !facts.has(title));
  if (unheard.length > 0) throw new Error(`no fact has the title "${unheard[0]?.title}"`);
  const held = [...facts].filter(([title]) => deviating.every((each) => each.title !== title));

  test.for(held)("%s", async ([, run]) => {
    await expect(run(scene)).resolves.toBeUndefined();
  });
  test.for(deviating)("not so: $title ($reason)", async ({ title, came }) => {
    const running = facts.get(title)?.(scene) ?? Promise.resolve();
    expect(await noDeviation(running, came)).toBeNull();
  });
}
