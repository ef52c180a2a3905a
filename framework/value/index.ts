/** Values as engines and providers exchange them, and questions about them with three answers. */
export * from "./truth.ts";
export * from "./value.ts";
