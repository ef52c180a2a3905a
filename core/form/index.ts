/**
 * The application for technical support: its nine parts read and judged, its price, and which
 * typed texts mean the same. Public, personal and secret parts leave here apart.
 */
export * from "./application.ts";
export * from "./attachment.ts";
export * from "./catalogue.ts";
export * from "./contact.ts";
export * from "./fields.ts";
export * from "./meaning.ts";
export * from "./parse.ts";
export * from "./price.ts";
export * from "./quote.ts";
