/** The gate before every commit: each part says whether it holds and, if not, what mends it. */
import { generate } from "./generate.ts";
import { needsOf, requireAll } from "./prerequisites.ts";
import { root, run, runTool } from "./run.ts";

interface Gate {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly mend: string;
}

/** What is judged of the code without running it. */
export const staticGates: readonly Gate[] = [
  { name: "types", command: ["tsc", "-p", "."], mend: "npx tsc -p ." },
  { name: "lint", command: ["oxlint"], mend: "npx oxlint --fix, then by hand" },
  { name: "format", command: ["oxfmt", "--check", "."], mend: "npm run format" },
  { name: "unused", command: ["knip"], mend: "npx knip, then remove what it names" },
  {
    name: "used by tests only",
    command: ["knip", "--production"],
    mend: "npx knip --production, then remove what it names or move it to test/support",
  },
];

const facts: Gate = {
  name: "facts",
  // Test files share processes here, which saves a third of the time; `npm test` keeps them apart.
  command: ["vitest", "run", "--project", "facts", "--no-isolate", "--reporter=dot"],
  mend: "npm run test:facts",
};

/** All that `npm run check` asks. */
export const checkGates: readonly Gate[] = [...staticGates, facts];

/** Random histories that a property tries here; `npm test` tries as many as it asks for. */
const randomRuns = "1000";

interface Verdict {
  readonly gate: Gate;
  readonly holds: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Of the checkout, or of another folder that has our rules. */
export async function judge(gate: Gate, cwd = root): Promise<Verdict> {
  const started = performance.now();
  const [command, ...rest] = gate.command;
  const { code, output } = await run(command, rest, { cwd, env: { DESKFORM_RUNS: randomRuns } });
  return { gate, holds: code === 0, output, seconds: (performance.now() - started) / 1000 };
}

/** What is said of one gate: a line when it holds, else all that it said and the mending command. */
export function verdictText({ gate, holds, output, seconds }: Verdict): string {
  const time = `${seconds.toFixed(1)} s`;
  if (holds) return `ok      ${gate.name} (${time})`;
  return `\n${output.trimEnd()}\nBROKEN  ${gate.name} (${time}). To mend it: ${gate.mend}`;
}

/** All at once; each is told as soon as it has ended. */
async function judgeAll(gates: readonly Gate[]): Promise<readonly Verdict[]> {
  const verdicts = gates.map(async (gate) => {
    const verdict = await judge(gate);
    console.log(verdictText(verdict));
    return verdict;
  });
  return Promise.all(verdicts);
}

/** The gates that run no test, for whoever runs the tests as well: one verdict each. */
export function judgeStatically(): Promise<readonly Verdict[]> {
  return judgeAll(staticGates);
}

if (import.meta.main) {
  await runTool(async () => {
    await requireAll(needsOf(["facts"]));
    // Messages are not committed: here they become those of the protos, before anything is judged.
    await generate();
    return (await judgeAll(checkGates)).every(({ holds }) => holds);
  });
}
