import { expect, test } from "vitest";
import { noDeviation } from "./deviations.ts";
import { expectOrDeviate } from "./fact.ts";

const wanted = (came: string) => async () =>
  expectOrDeviate(came, (said) => expect(said).toContain("wanted"));

test.each([
  ["fails with what its deviation says came", null, wanted("other")],
  ["fails with something else", "Something else came than /^other$/: else", wanted("else")],
  ["holds", "It holds now: take its deviation out of the list.", wanted("wanted")],
  [
    "fails where no face may differ",
    "It fails where no face may differ: Error: the desk is gone",
    () => Promise.reject(new Error("the desk is gone")),
  ],
])("of a deviating fact that %s is said: %s", async (_, said, run) => {
  expect(await noDeviation(run(), /^other$/)).toBe(said);
});
