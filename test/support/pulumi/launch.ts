/** A step that somebody else must make possible first: what the sample provider has no use for. */
import {
  type Diagnostic,
  failed,
  type Plan,
  type Provider,
  type Resource,
  type Stored,
  succeeded,
} from "../../../framework/contract/index.ts";
import { changes, proposed, storable, text } from "../../../framework/planning/index.ts";
import type { Schema } from "../../../framework/schema/index.ts";
import { type Fields, unknown } from "../../../framework/value/index.ts";

/** Where the rocket stands; others move it too. */
export interface Pad {
  status: "waiting" | "ready" | "launched";
  /** Nothing may be planned. */
  closed?: true;
  /** What a reading of it finds wrong. */
  damage?: string;
  /** A launch under way waits for this, so that a test can interrupt it. */
  onLaunching?: (signal: AbortSignal) => Promise<void>;
}

const string = { is: "string" } as const;

const schema: Schema = {
  name: "Launch",
  version: 2,
  description: "One launch, as soon as the pad is ready.",
  fields: {
    id: { kind: string, giver: "computed", description: "Always the same." },
    rocket: { kind: string, giver: "required", description: "Which one." },
    go: { kind: { is: "boolean" }, giver: "optional", description: "Whether it may start." },
    status: { kind: string, giver: "computed", description: "Waiting, ready or launched." },
  },
};

function outlook({ status }: Pad, inputs: Fields): string {
  if (status === "waiting") return "wait for the pad";
  if (status === "launched") return "nothing more";
  return inputs["go"] === true ? "LAUNCH" : "nothing without go";
}

function statusAfter(pad: Pad, inputs: Fields): Pad["status"] {
  return pad.status === "ready" && inputs["go"] === true ? "launched" : pad.status;
}

const notYet: Diagnostic = {
  severity: "warning",
  code: "pad_not_ready",
  path: ["go"],
  summary: "The pad is not ready",
  detail: "Wanted a ready pad, came a waiting one. Apply again later.",
};

function problem(summary: string, detail: string): Diagnostic {
  return { severity: "error", code: "pad_problem", path: [], summary, detail };
}

const closed = problem("The pad is closed", "Wanted an open pad, came a closed one. Ask for it.");

const launch: Resource<Pad> = {
  schema,
  live: true,
  upgrades: { 1: ({ vehicle, ...state }) => ({ ...state, rocket: vehicle ?? null }) },
  async previewSentence(inputs, before, { client }) {
    const sentence = client === null ? "not known yet" : outlook(client, inputs);
    return succeeded(sentence === "nothing more" ? (before ?? sentence) : sentence);
  },
  async plan({ prior, private: privateState, inputs }, { client }) {
    if (inputs === null) return succeeded<Plan>({ action: "delete" });
    if (client?.closed === true) return failed(closed);
    const status = client === null ? unknown : statusAfter(client, inputs);
    const id = `${text(inputs, "rocket")}-1`;
    const planned = { ...proposed(schema, prior, inputs), id, status };
    const told = client?.status === "waiting" ? [notYet] : [];
    if (prior === null) return succeeded<Plan>({ action: "create", planned, private: {} }, told);
    const action = changes(schema, prior, planned).length === 0 ? "none" : "update";
    return succeeded<Plan>({ action, planned, private: privateState }, told);
  },
  async create(planned, inputs, call) {
    return carryOut(call.client, planned, { inputs, signal: call.signal });
  },
  async update(_, planned, inputs, call) {
    return carryOut(call.client, planned, { inputs, signal: call.signal });
  },
  async read({ state, private: privateState }, { client }) {
    const left = client.damage === undefined ? [] : [problem("The pad is damaged", client.damage)];
    return succeeded({ state: { ...state, status: client.status }, private: privateState }, left);
  },
  async delete() {
    return succeeded("done");
  },
  async import() {
    return failed(problem("A launch cannot be imported", "Wanted a new one. Declare it."));
  },
};

async function carryOut(
  pad: Pad,
  planned: Stored,
  { inputs, signal }: { readonly inputs: Fields; readonly signal: AbortSignal },
) {
  await pad.onLaunching?.(signal);
  pad.status = statusAfter(pad, inputs);
  const state = storable(schema, { ...planned.state, status: pad.status });
  return succeeded({ state, private: { launches: 1 } });
}

export function launchProvider(pad: Pad): Provider<Pad> {
  return {
    name: "space",
    version: "0.1.0",
    description: "Launches.",
    configuration: {
      name: "Space",
      version: 0,
      description: "Nothing much.",
      fields: {
        crew: {
          kind: { is: "list", of: { is: "string" } },
          giver: "optional",
          description: "Who is on board.",
        },
        seats: { kind: { is: "integer" }, giver: "required", description: "How many." },
        korean: { kind: { is: "boolean" }, giver: "optional", description: "The language." },
      },
    },
    resources: { Launch: launch },
    dataSources: {},
    functions: {},
    components: {},
    complete: (configured) => ({ seats: 1, ...configured }),
    connect: async () => succeeded(pad),
    language: ({ korean }) => (korean === true ? "ko" : "en"),
  };
}
