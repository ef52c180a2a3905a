import { type ContentField, contentFields } from "../../../core/form/fields.ts";
import { normalForm, type TypedField } from "../../../core/form/normal-form.ts";
import { changes } from "../../../framework/planning/index.ts";
import type { FieldTable } from "../../../framework/schema/index.ts";
import { bare, type Fields, isFields, type Value } from "../../../framework/value/index.ts";
import { supportRequest } from "../../resources/index.ts";

/** What the desk would make of a value, so that two ways of writing the same thing are no change. */
const meanings: Readonly<Record<ContentField, (value: Value) => Value>> = {
  services: (value) => value,
  title: (value) => normal("title", value),
  body: (value) => normal("body", value),
  contact: (value) =>
    isFields(value)
      ? {
          name: normal("name", value["name"]),
          phone: normal("phone", value["phone"]),
          email: normal("email", value["email"]),
        }
      : value,
  consent: (value) => value,
  nightWork: (value) => (value === null ? false : value),
};

function normal(field: TypedField, value: Value | undefined): Value {
  const typed = bare(value ?? null);
  return typeof typed === "string" ? normalForm(field, typed) : typed;
}

const contentTable: FieldTable = Object.fromEntries(
  contentFields.flatMap((name) => {
    const field = supportRequest.fields[name];
    return field === undefined ? [] : [[name, field] as const];
  }),
);

function meaningOf(fields: Fields): Fields {
  return Object.fromEntries(
    contentFields.map((name) => [name, meanings[name](bare(fields[name] ?? null))]),
  );
}

/** The parts of the form that differ, or may differ, in meaning. */
export function editedFields(before: Fields, after: Fields): readonly ContentField[] {
  const schema = { ...supportRequest, fields: contentTable };
  const changed = changes(schema, meaningOf(before), meaningOf(after));
  return contentFields.filter((name) => changed.some(({ path }) => path[0] === name));
}
