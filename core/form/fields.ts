/**
 * The parts of the application, declared once. Whatever projects the form, as a shape, a
 * declaration, a view or options, is a record of these, so that none compiles without a new part.
 * What is `fixed` or `content` is shown again, and `content` can be edited; what is `secret` is sent
 * and never shown; what goes `beside` travels by itself.
 */
const uses = {
  serverId: "fixed",
  services: "content",
  title: "content",
  body: "content",
  contact: "content",
  consent: "content",
  nightWork: "content",
  securityInfo: "secret",
  maxCost: "beside",
  attachments: "beside",
} as const;

type Uses = typeof uses;

export type FormField = keyof Uses;

type FieldsFor<Use extends Uses[FormField]> = {
  readonly [Name in FormField]: Uses[Name] extends Use ? Name : never;
}[FormField];

/** A change of any of these is an edit. */
export type ContentField = FieldsFor<"content">;

/** Everything that a filed ticket shows of its form. */
export type ShownField = FieldsFor<"fixed" | "content">;

/** Everything that customers send as their form. */
export type SentField = FieldsFor<"fixed" | "content" | "secret">;

export const formFields = Object.keys(uses).filter(isFormField);
export const contentFields = formFields.filter(isContent);
export const shownFields = formFields.filter(isShown);

function isFormField(name: string): name is FormField {
  return Object.hasOwn(uses, name);
}

function isContent(name: FormField): name is ContentField {
  return uses[name] === "content";
}

function isShown(name: FormField): name is ShownField {
  return uses[name] === "fixed" || uses[name] === "content";
}
