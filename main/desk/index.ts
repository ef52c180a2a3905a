/** Puts a desk together and starts it: data folder, store, clock, keys, HTTP. */
import { randomBytes } from "node:crypto";
import { type Limits, usualLimits } from "../../desk/http/limits.ts";
import { httpServer } from "../../desk/http/server.ts";
import { stackFrames } from "../../core/fault/stack-frames.ts";
import { startSweeper, sweepAll } from "./sweeper.ts";
import { openDeskService, type OpenOptions } from "./open.ts";

export { random } from "./open.ts";

export interface DeskOptions<Prepared> extends OpenOptions<Prepared> {
  readonly listen: { readonly host: string; readonly port: number };
  /** Further names under which it answers. */
  readonly hosts: readonly string[];
  /** One JSON line an answer; null for silence. */
  readonly log: { write(line: string): void } | null;
  /** The usual ones when left out. */
  readonly limits?: Limits;
  /** How often the clock does what it does alone; null for only when it is told to. */
  readonly sweepEveryMs: number | null;
}

export interface RunningDesk<Prepared = unknown> {
  readonly prepared: Prepared;
  /** `http://127.0.0.1:8480` */
  readonly address: string;
  /** Does at once what the clock would do by itself. */
  sweepAll(): Promise<void>;
  /** Finishes what it has taken, then lets the folder go. */
  stop(): Promise<void>;
}

export async function startDesk<Prepared>(
  options: DeskOptions<Prepared>,
): Promise<RunningDesk<Prepared>> {
  const { listen, hosts, clock, log } = options;
  const { prepared, service, release } = await openDeskService(options);
  const newTraceId = () => randomBytes(8).toString("hex");
  const server = httpServer(service, {
    hosts,
    log,
    newTraceId,
    demo: clock.move !== null,
    limits: options.limits ?? usualLimits,
    monotonicMs: () => performance.now(),
  });
  const address = await server.listen(listen);
  const failed = (error: unknown) =>
    server.log.error({ stack: stackFrames(error) }, "clock failed");
  const sweeper =
    options.sweepEveryMs === null
      ? null
      : startSweeper(service.sweep, options.sweepEveryMs, failed);
  async function stop(): Promise<void> {
    await sweeper?.stop();
    await server.close();
    await release();
  }
  return { prepared, address, sweepAll: () => sweepAll(service.sweep), stop };
}
