/** Benchmarks: every figure stands beside a bare one of the same run. `npm run bench -- NAME…` runs some. */
import process from "node:process";
import { bundle } from "../tools/bundle.ts";
import { generate } from "../tools/generate.ts";
import { runTool, ToolFailure } from "../tools/run.ts";

const benchmarks: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
  "plugin-start": () => import("./plugin-start.ts"),
  plans: () => import("./plans.ts"),
  desk: () => import("./desk.ts"),
};

async function bench(): Promise<boolean> {
  const named = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const unknown = named.filter((name) => benchmarks[name] === undefined);
  if (unknown.length > 0) {
    const known = Object.keys(benchmarks).join(", ");
    throw new ToolFailure(`Benchmarks among ${known} were wanted, and ${unknown.join(", ")} came.`);
  }
  await generate();
  await bundle();
  for (const [name, load] of Object.entries(benchmarks)) {
    if (named.length > 0 && !named.includes(name)) continue;
    console.log(`\n${name}`);
    const { run } = await load();
    await run();
  }
  return true;
}

await runTool(bench);
