/** The desk's clock: anybody of the desk may read it, and an administrator may move a demo's. */
import type { Context, Run } from "../command.ts";
import { connectToDesk } from "../connection.ts";
import type { CommandLine } from "../command-line.ts";
import { seoulTime } from "../seoul-time.ts";

export const show: Run = async (given, context) => {
  const { call } = connectToDesk(given, context);
  tellTime(await call("readClock", { parameters: {} }), given, context);
};

export const advance: Run = async (given, context) => {
  const { call } = connectToDesk(given, context);
  const { asOf } = await call("readClock", { parameters: {} });
  const now = given.instantAfter(asOf, "duration");
  tellTime(await call("setClock", { parameters: {}, body: { now } }), given, context);
};

export const set: Run = async (given, context) => {
  const now = given.instant("instant");
  const { call } = connectToDesk(given, context);
  tellTime(await call("setClock", { parameters: {}, body: { now } }), given, context);
};

function tellTime(
  answer: { readonly asOf: string },
  given: CommandLine,
  { terminal }: Context,
): void {
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(seoulTime(answer.asOf));
}
