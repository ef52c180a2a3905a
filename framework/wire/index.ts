/** The transport that plugins share. It knows bytes and sockets, and no engine's meaning. */
export * from "./certificate.ts";
export * from "./server.ts";
