/**
 * A provider that has nothing to do with tickets and uses every kind of field:
 * what holds for it holds for the framework.
 */
import { once } from "node:events";
import {
  type Call,
  type Component,
  type Diagnostic,
  failed,
  type Outcome,
  type Plan,
  type Proposal,
  type Provider,
  type Resource,
  type Stored,
  succeeded,
} from "../../framework/contract/index.ts";
import { changes, proposed, storable, text } from "../../framework/planning/index.ts";
import type { Field, Kind, Schema } from "../../framework/schema/index.ts";
import { bare, type Fields, isUnknown, unknown } from "../../framework/value/index.ts";
import type { SampleService } from "./sample-service.ts";

const string: Kind = { is: "string" };
const integer: Kind = { is: "integer" };
const number: Kind = { is: "number" };

function field(kind: Kind, giver: Field["giver"], description: string): Field {
  return { kind, giver, description };
}

const corner: Kind = {
  is: "object",
  fields: {
    distanceLeft: field(number, "required", "From the left, in millimetres."),
    distanceTop: field(number, "required", "From the top, in millimetres."),
  },
};

const part: Kind = {
  is: "object",
  fields: {
    partName: field(string, "required", "What the part is called."),
    quantity: { ...field(integer, "defaulted", "How many of it."), default: 1 },
  },
};

const shape: Kind = {
  is: "object",
  fields: {
    outerWidth: field(integer, "required", "In units."),
    unit: { ...field(string, "defaulted", "The unit of lengths."), default: "mm" },
    center: field(corner, "optional", "The middle of the widget."),
  },
};

export const widgetSchema: Schema = {
  name: "FancyWidget",
  version: 1,
  description: "A thing with a field of every kind.",
  fields: {
    id: field(string, "computed", "Given by the service."),
    serial: field(string, "computed", "Given at creation, and stable."),
    revision: field(integer, "computed", "Rises with every change."),
    code: field(string, "computed", "Follows from the name, so that it is known at plan."),
    name: field(string, "required", "What the widget is called."),
    size: {
      ...field({ is: "string", oneOf: ["small", "large"] }, "defaulted", "Small or large."),
      default: "small",
    },
    region: field(string, "defaulted", "Where it stands; another region is another widget."),
    turnedOn: { ...field({ is: "boolean" }, "defaulted", "Whether it runs."), default: true },
    amount: field(integer, "optional", "A whole number."),
    weight: field(number, "optional", "In grams."),
    steps: field({ is: "list", of: string }, "optional", "In their order."),
    tags: field({ is: "set", of: string }, "optional", "In no order."),
    notes: field({ is: "map", of: string }, "optional", "By any key."),
    shape: field(shape, "optional", "Its outline."),
    parts: field({ is: "list", of: part }, "optional", "What it is made of."),
    corners: field({ is: "set", of: corner }, "optional", "Where it bends."),
    spares: field({ is: "map", of: part }, "optional", "Parts in stock by shelf."),
    contact: { ...field(string, "optional", "Whom to call."), sensitive: true },
    password: { ...field(string, "optional", "Sent when its version changes."), writeOnly: true },
    passwordVersion: field(integer, "optional", "Raise it to send the password again."),
  },
};

type WidgetCall = Call<SampleService>;

function problem(path: readonly string[], summary: string, detail: string): Diagnostic {
  return { severity: "error", code: "sample_problem", path, summary, detail };
}

function check(inputs: Fields): readonly Diagnostic[] {
  const amount = bare(inputs["amount"] ?? null);
  if (typeof amount !== "number" || amount >= 0) return [];
  return [
    problem(["amount"], "An amount is not negative", `Wanted 0 or more, came ${amount}. Raise it.`),
  ];
}

function given(prior: Fields | null, inputs: Fields): Fields {
  const base = proposed(widgetSchema, prior, inputs);
  const name = inputs["name"] ?? null;
  const region = inputs["region"] ?? prior?.["region"] ?? "north";
  return { ...base, code: isUnknown(bare(name)) ? unknown : `W-${text(inputs, "name")}`, region };
}

async function plan({ prior, private: privateState, inputs }: Proposal): Promise<Outcome<Plan>> {
  if (inputs === null) {
    if (text(prior ?? {}, "name") !== "guarded") {
      return succeeded({ action: "delete" });
    }
    const detail = "Wanted a widget that may go, came a guarded one. Rename it first.";
    return failed(problem(["name"], "A guarded widget cannot be deleted", detail));
  }
  const planned = given(prior, inputs);
  if (prior === null) return succeeded({ action: "create", planned, private: { planned: true } });
  const changed = changes(widgetSchema, prior, planned);
  if (changed.length === 0)
    return succeeded({ action: "none", planned: prior, private: privateState });
  if (changed.some(({ path }) => path[0] === "region")) {
    return succeeded({
      action: "replace",
      planned: { ...planned, id: unknown, serial: unknown, revision: unknown },
      private: { replaces: prior["id"] ?? null },
      because: [["region"]],
    });
  }
  return succeeded({
    action: "update",
    planned: { ...planned, revision: unknown },
    private: privateState,
  });
}

function stored(call: WidgetCall, id: string): Stored | null {
  const widget = call.client.widgets.get(id);
  if (widget === undefined) return null;
  const { content, serial, revision } = widget;
  const state = storable(widgetSchema, { ...content, id, serial, revision });
  return { state, private: { seen: revision } };
}

function storedOrBug(call: WidgetCall, id: string): Stored {
  const widget = stored(call, id);
  if (widget === null) throw new Error(`the widget ${id} went while it was written`);
  return widget;
}

async function create(planned: Stored, inputs: Fields, call: WidgetCall): Promise<Outcome<Stored>> {
  const name = text(inputs, "name") ?? "";
  // In a line of its own, which looks like a place of the stack.
  if (name === "broken") throw new Error(`a bug that quotes\n    at ${text(inputs, "password")}`);
  if (name === "refused") {
    const detail = 'Wanted another name, came "refused". Choose one.';
    return failed(problem(["name"], "The service refuses this name", detail));
  }
  if (name === "endless") return waited(call);
  call.progress(`creating ${name}`);
  const content = { ...planned.state, code: `W-${name}` };
  const id = call.client.create(content, text(inputs, "password"));
  const sentence = call.client.unfinished.shift();
  const left = sentence === undefined ? [] : [problem([], "The widget is not finished", sentence)];
  return succeeded(storedOrBug(call, id), left);
}

/** Ends only when the engine gives up. */
async function waited({ client, signal }: WidgetCall): Promise<Outcome<Stored>> {
  client.note("wait");
  if (!signal.aborted) await once(signal, "abort");
  client.note("stop waiting");
  return failed(problem([], "Stopped", "Wanted to wait on, came an interrupt. Apply again."));
}

async function update(
  prior: Stored,
  planned: Stored,
  inputs: Fields,
  call: WidgetCall,
): Promise<Outcome<Stored>> {
  const id = text(prior.state, "id") ?? "";
  const resend = prior.state["passwordVersion"] !== planned.state["passwordVersion"];
  const content = { ...planned.state, code: `W-${text(inputs, "name")}` };
  call.client.update(id, content, resend ? text(inputs, "password") : null);
  return succeeded(storedOrBug(call, id));
}

export const widget: Resource<SampleService> = {
  schema: widgetSchema,
  upgrades: {
    0: ({ title, ...state }) => ({ ...state, name: title ?? null }),
  },
  check,
  plan,
  create,
  update,
  async read(kept, call) {
    return succeeded(stored(call, text(kept.state, "id") ?? "") ?? "gone");
  },
  async delete(prior, call) {
    call.client.delete(text(prior.state, "id") ?? "");
    return succeeded("done");
  },
  async import(handle, call) {
    const found = stored(call, handle);
    if (found !== null) return succeeded(found);
    const detail = `Wanted the id of a widget, came "${handle}". Look it up in the service.`;
    return failed(problem([], "There is no such widget", detail));
  },
};

/** Two that are named alike. */
const pair: Component = {
  schema: {
    name: "WidgetPair",
    version: 0,
    description: "A left and a right widget.",
    fields: { name: field(string, "required", "What both are called.") },
  },
  children: ({ name = null }) => ({
    left: { resource: "FancyWidget", inputs: { name, region: "west" } },
    right: { resource: "FancyWidget", inputs: { name, region: "east" } },
  }),
};

const configuration: Schema = {
  name: "Sample",
  version: 0,
  description: "Where the service is.",
  fields: {
    endpoint: field(string, "optional", "The address of the service."),
    token: { ...field(string, "optional", "Who is asking."), sensitive: true },
    language: field({ is: "string", oneOf: ["en", "ko"] }, "optional", "Of what it tells."),
  },
};

export function sampleProvider(service: SampleService): Provider<SampleService> {
  return {
    name: "sample",
    version: "1.2.3",
    description: "Widgets, kept in memory.",
    configuration,
    resources: { FancyWidget: widget },
    dataSources: {},
    functions: {},
    components: { WidgetPair: pair },
    complete: (configured) => ({ ...configured, endpoint: configured["endpoint"] ?? "memory" }),
    async connect({ settings }) {
      const endpoint = bare(settings["endpoint"] ?? null);
      if (isUnknown(endpoint)) return succeeded(null);
      if (endpoint === "memory") return succeeded(service);
      const detail = `Wanted "memory", came "${text(settings, "endpoint")}". Leave it out.`;
      return failed(problem(["endpoint"], "The service is not there", detail));
    },
    async close() {
      service.note("close");
    },
    language: (settings) => (text(settings, "language") === "ko" ? "ko" : "en"),
  };
}
