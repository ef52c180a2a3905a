import { expect, test } from "vitest";
import { noDeviation } from "./deviations.ts";
import { expectOrDeviate } from "./fact.ts";

const wanted = (came: string) => async () =>
  expectOrDeviate(came, (said) => expect(said).toContain("wanted"));

test.each([
  ["fails with what its deviation says came", wanted("other"), null],
  ["fails with something else", wanted("else"), "Something else came than /^other$/: else"],
  ["holds", wanted("wanted"), "It holds now: take its deviation out of the list."],
  [
    "fails where no face may differ",
    () => Promise.reject(new Error("the desk is gone")),
    "It fails where no face may differ: Error: the desk is gone",
  ],
])("of a deviating fact that %s is said: %3$s", async (_, run, said) => {
  expect(await noDeviation(run(), /^other$/)).toBe(said);
});
