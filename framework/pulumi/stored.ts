/** Inputs and outputs as Pulumi keeps them, and as the contract knows them. */
import type { JsonObject } from "@bufbuild/protobuf";
import { type Language, type Resource, type Stored } from "../contract/index.ts";
import { storable, text, withDefaults } from "../planning/index.ts";
import type { Schema } from "../schema/index.ts";
import { bare, type Fields, isFields, type Value } from "../value/index.ts";
import { fromStruct, toStruct } from "./struct.ts";
import { refused } from "./answer.ts";
import { marked, secretLike, withoutNulls } from "./marks.ts";
import { complaint } from "./sentences.ts";

/**
 * An output beside the declared ones: the provider's own notes, and the version of the state.
 * Engines do not show properties whose names begin with two underscores.
 */
export const privateKey = "__private";

/** An input that Check computes. It is shown, and no user may set it. */
export const effectKey = "effect";

export type AnyResource = Pick<Resource<never>, "schema" | "upgrades" | "effect">;

export function effectIn(inputs: JsonObject | undefined): string | null {
  return text(fromStruct(inputs), effectKey);
}

/** Checked inputs as the contract wants them: declared fields only, each of them there. */
export function inputsFrom({ schema }: AnyResource, struct: JsonObject | undefined): Fields {
  return withDefaults(schema.fields, fromStruct(struct));
}

/** Inputs as the engine keeps them: what is not written is left out. */
export function inputsTo({ schema }: AnyResource, inputs: Fields): Fields {
  return withoutNulls(marked(schema.fields, inputs));
}

export function storedFrom(
  resource: AnyResource,
  { id, outputs, language }: { id: string; outputs: JsonObject | undefined; language: Language },
): Stored {
  const { [privateKey]: hidden = null, ...fields } = fromStruct(outputs);
  const { version, notes } = notesFrom(hidden, resource.schema);
  const state = upgraded(resource, version, fields, language);
  const hasId = Object.hasOwn(resource.schema.fields, "id");
  return {
    state: storable(resource.schema, hasId ? { ...state, id } : state),
    private: notes,
  };
}

function notesFrom(hidden: Value, schema: Schema): { version: number; notes: Fields } {
  const content = bare(hidden);
  if (!isFields(content)) return { version: schema.version, notes: {} };
  const { version = null, notes = null } = content;
  return {
    version: typeof version === "number" ? version : schema.version,
    notes: isFields(notes) ? notes : {},
  };
}

function upgraded(resource: AnyResource, from: number, fields: Fields, language: Language): Fields {
  const { name, version: wanted } = resource.schema;
  if (from > wanted) {
    const about = { name, wanted: String(wanted), came: String(from) };
    throw refused([complaint(language, "state_too_new", [], about)]);
  }
  let state = fields;
  for (let version = from; version < wanted; version += 1) {
    state = resource.upgrades?.[version]?.(state) ?? state;
  }
  return state;
}

/** What the engine is to keep of a resource; its id travels by itself. */
export function outputsTo(resource: AnyResource, stored: Stored, inputs: Fields): JsonObject {
  const { version } = resource.schema;
  const hidden = { [privateKey]: { version, notes: stored.private } };
  return { ...plannedTo(resource, stored.state, inputs), ...toStruct(hidden) };
}

/** Outputs as far as a plan knows them. A null is written out, for what is absent counts as unknown. */
export function plannedTo({ schema }: AnyResource, state: Fields, inputs: Fields): JsonObject {
  const shown = Object.entries(marked(schema.fields, state))
    .filter(([name]) => name !== "id" && !schema.fields[name]?.writeOnly)
    .map(([name, value]) => [name, secretLike(value, inputs[name] ?? null)] as const);
  return toStruct(Object.fromEntries(shown));
}
