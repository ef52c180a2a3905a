/**
 * The application for technical support: its fields read and judged, its price and charge, and the
 * normal form of typed texts. Public, personal and secret parts leave here apart.
 */
export * from "./application.ts";
export * from "./attachment.ts";
export * from "./catalogue.ts";
export * from "./charge.ts";
export * from "./contact.ts";
export * from "./fields.ts";
export * from "./normal-form.ts";
export * from "./parse.ts";
export * from "./quote.ts";
export * from "./server.ts";
