/** Before each test of every suite: one whose title tells nothing fails. */
import { beforeEach, type RunnerTestSuite } from "vitest";
import { titleProblem } from "../tidy/title-problem.ts";

function groupsOf(suite: RunnerTestSuite | undefined): readonly string[] {
  return suite === undefined ? [] : [suite.name, ...groupsOf(suite.suite)];
}

beforeEach(({ task }) => {
  const problem = titleProblem(task.name, groupsOf(task.suite));
  if (problem !== null) throw new Error(problem);
});
