/** Filings that are cut off at a chosen moment, by the death of the plugin or of the engine. */
import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { type Shop, test as shopTest } from "./product.ts";
import {
  type InterruptingProxy,
  isCutShort,
  type Moment,
  openInterruptingProxy,
} from "../interrupting-proxy.ts";

interface Crashing {
  readonly proxy: InterruptingProxy;
  /** A stack whose plugin reaches the desk through the proxy. */
  readonly cutOff: Shop;
}

export const test = shopTest.extend<Crashing>({
  proxy: async ({ desk }, use) => {
    const proxy = await openInterruptingProxy(desk);
    await use(proxy);
    await proxy.close();
  },
  cutOff: async ({ proxy, openShop }, use) => use(await openShop({ endpoint: proxy.address })),
});

/** An `up` whose plugin is killed outright while it files, or asks for what the path names. Gives what the engine said. */
export async function killedWhileFiling(
  shop: Shop,
  proxy: InterruptingProxy,
  moment: Moment,
  path?: string,
): Promise<string> {
  const before = (await shop.plugins()).length;
  const killAll = async (): Promise<void> => {
    for (const plugin of (await shop.plugins()).slice(before)) kill(plugin);
  };
  const struck = proxy.strike(moment, isCutShort(moment) ? shop.cutShort : killAll, path);
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

function kill(plugin: number): void {
  try {
    process.kill(plugin, "SIGKILL");
  } catch {
    // Plugins that only told their schema have ended by themselves.
  }
}
