/** The desk's clock: anybody of the desk may read it, and an administrator may move a demo's. */
import type { Run, Scene } from "../command.ts";
import { connect } from "../connection.ts";
import type { Given } from "../given.ts";
import { seoul } from "../moment.ts";

export const show: Run = async (given, scene) => {
  const { call } = connect(given, scene);
  tellTime(await call("readClock", { parameters: {} }), given, scene);
};

export const advance: Run = async (given, scene) => {
  const { call } = connect(given, scene);
  const { asOf } = await call("readClock", { parameters: {} });
  const now = given.instantAfter(asOf, "duration");
  tellTime(await call("setClock", { parameters: {}, body: { now } }), given, scene);
};

export const set: Run = async (given, scene) => {
  const now = given.instant("instant");
  const { call } = connect(given, scene);
  tellTime(await call("setClock", { parameters: {}, body: { now } }), given, scene);
};

function tellTime(answer: { readonly asOf: string }, given: Given, { terminal }: Scene): void {
  if (given.flag("--json")) return terminal.data(answer);
  terminal.say(seoul(answer.asOf));
}
