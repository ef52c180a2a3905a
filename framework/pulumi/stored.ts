/** Inputs and outputs as Pulumi keeps them, and as the contract knows them. */
import type { JsonObject } from "@bufbuild/protobuf";
import type { Resource, Stored } from "../contract/index.ts";
import { storable, text, upgradedState, withDefaults } from "../planning/index.ts";
import type { Schema } from "../schema/index.ts";
import { bare, type Fields, isFields, type Value } from "../value/index.ts";
import { markSecrets, secretLike, withoutNulls } from "./secret-marks.ts";
import { fromStruct, toStruct } from "./struct.ts";

/**
 * An output beside the declared ones: the provider's private state, and the version of all of it.
 * Engines do not show properties whose names begin with two underscores.
 */
export const privateProperty = "__private";

/** The preview sentence as an input that Check computes. It is shown, and no user may set it. */
export const previewSentenceProperty = "effect";

type Declared = Pick<Resource<never>, "schema" | "upgrades">;

export function previewSentenceIn(inputs: JsonObject | undefined): string | null {
  return text(fromStruct(inputs), previewSentenceProperty);
}

/** Checked inputs as the contract wants them: declared fields only, each of them there. */
export function fromWireInputs({ schema }: Declared, struct: JsonObject | undefined): Fields {
  return withDefaults(schema.fields, fromStruct(struct));
}

/** Inputs as the engine keeps them: what is not written is left out. */
export function toWireInputs({ schema }: Declared, inputs: Fields): JsonObject {
  return toStruct(withoutNulls(markSecrets(schema.fields, inputs)));
}

/** Upgraded where a provider of an older version has written it. */
export function fromWireOutputs(
  resource: Declared,
  { id, outputs }: { readonly id: string; readonly outputs: JsonObject | undefined },
): Stored {
  const { [privateProperty]: kept = null, ...fields } = fromStruct(outputs);
  const { version, privateState } = privateFrom(kept, resource.schema);
  const state = upgradedState(resource, version, fields);
  const hasId = Object.hasOwn(resource.schema.fields, "id");
  return {
    state: storable(resource.schema, hasId ? { ...state, id } : state),
    private: privateState,
  };
}

function privateFrom(
  kept: Value,
  schema: Schema,
): { readonly version: number; readonly privateState: Fields } {
  const content = bare(kept);
  if (!isFields(content)) return { version: schema.version, privateState: {} };
  const { version = null, state = null } = content;
  return {
    version: typeof version === "number" ? version : schema.version,
    privateState: isFields(state) ? state : {},
  };
}

/** What the engine is to keep of a resource; its id travels by itself. */
export function toWireOutputs(resource: Declared, stored: Stored, inputs: Fields): JsonObject {
  const { version } = resource.schema;
  const kept = { [privateProperty]: { version, state: stored.private } };
  return { ...toWirePlan(resource, stored.state, inputs), ...toStruct(kept) };
}

/** Outputs as far as a plan knows them. A null is written out, for what is absent counts as unknown. */
export function toWirePlan({ schema }: Declared, state: Fields, inputs: Fields): JsonObject {
  const shown = Object.entries(markSecrets(schema.fields, state))
    .filter(([name]) => name !== "id" && !schema.fields[name]?.writeOnly)
    .map(([name, value]) => [name, secretLike(value, inputs[name] ?? null)] as const);
  return toStruct(Object.fromEntries(shown));
}
