import { cleanBody, cleanLine } from "../scalar/text.ts";
import { normalEmail, normalPhone } from "./contact.ts";

/** The form's texts that users may type in more than one way. */
export type TypedField = "title" | "body" | "name" | "phone" | "email";

const normal: Readonly<Record<TypedField, (typed: string) => string>> = {
  title: cleanLine,
  body: cleanBody,
  name: cleanLine,
  phone: (typed) => normalPhone(typed) ?? typed,
  email: (typed) => normalEmail(typed) ?? typed,
};

/** The one form in which the desk keeps a text, or the text itself where it is not valid. */
export function normalForm(field: TypedField, typed: string): string {
  return normal[field](typed);
}
