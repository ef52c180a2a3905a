/** Filings that are cut off at a chosen moment, by the death of the plugin or of the engine. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import { type Shop, test as shopTest } from "./product.ts";
import { type Line, type Moment, openLine } from "../tofu/line.ts";

interface Crashing {
  readonly line: Line;
  /** A stack whose plugin reaches the desk by the line. */
  readonly cutOff: Shop;
}

export const test = shopTest.extend<Crashing>({
  line: async ({ desk }, use) => {
    const line = await openLine(desk.address);
    await use(line);
    await line.close();
  },
  cutOff: async ({ line, openShop }, use) => use(await openShop({ endpoint: line.address })),
});

/** An `up` whose plugin is killed outright while it files. Gives what the engine said. */
export async function killedWhileFiling(shop: Shop, line: Line, moment: Moment): Promise<string> {
  const before = (await shop.plugins()).length;
  const struck = line.strike(moment, async () => {
    for (const plugin of (await shop.plugins()).slice(before)) end(plugin, "SIGKILL");
  });
  const said = await shop.refusedUp();
  await struck;
  return said;
}

/** The engine as a process of its own, to be interrupted or killed. */
export function startUp({ pulumi }: Shop): ChildProcess {
  const words = ["up", "--yes", "--skip-preview", "--non-interactive", "--color", "never"];
  const { folder: cwd, environment: env } = pulumi;
  return spawn(pulumi.binary, words, { cwd, env: { ...process.env, ...env } });
}

/** Who has ended and was not buried yet, as where nobody takes in orphans, is not alive. */
export function isAlive(plugin: number): boolean {
  return end(plugin, 0) && !isZombie(plugin);
}

function isZombie(plugin: number): boolean {
  const status = `/proc/${plugin}/stat`;
  return existsSync(status) && /\) Z /.test(readFileSync(status, "utf8"));
}

/** False when there is no such process any more. */
function end(plugin: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(plugin, signal);
  } catch {
    return false;
  }
}
