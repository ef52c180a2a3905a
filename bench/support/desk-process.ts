/** A desk in a process of its own: durable like a real one, with example data and no limits per token. */
import process from "node:process";
import { calendarWith } from "../../core/calendar/index.ts";
import { movableClock, nextMorning } from "../../main/desk/clock.ts";
import { seedDemo } from "../../main/desk/demo.ts";
import { passingMasterKeys } from "../../test/support/master-keys.ts";
import { startDesk } from "../../main/desk/index.ts";

const [dataFolder = ""] = process.argv.slice(2);
const unlimited = { burst: 1e9, perSecond: 1e9 };

const { address, prepared, stop } = await startDesk({
  dataFolder,
  listen: { host: "127.0.0.1", port: 0 },
  hosts: [],
  clock: movableClock(nextMorning(calendarWith([]), Date.now())),
  masterKeys: passingMasterKeys(),
  durability: "full",
  log: null,
  limits: { perToken: unlimited, perStranger: unlimited },
  sweepEveryMs: null,
  prepare: seedDemo,
});
console.log(JSON.stringify({ address, tokens: prepared }));
process.once("SIGTERM", () => void stop());
