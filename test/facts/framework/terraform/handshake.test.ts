import { describe, expect, test } from "vitest";
import { answerHandshake, readHandshake } from "../../../../framework/terraform/handshake.ts";

const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const offered = { TF_PLUGIN_MAGIC_COOKIE: cookie, PLUGIN_PROTOCOL_VERSIONS: "6,5" };
const plain = { asksForMultiplexing: false };

describe("the engine's handshake", () => {
  test.each([
    ["no engine has started it", {}, "This program is a plugin"],
    [
      "the cookie is another",
      { ...offered, TF_PLUGIN_MAGIC_COOKIE: "x" },
      "This program is a plugin",
    ],
    ["the engine is too old", { ...offered, PLUGIN_PROTOCOL_VERSIONS: "4,5" }, 'offers "4,5"'],
    ["no version is offered", { TF_PLUGIN_MAGIC_COOKIE: cookie }, 'offers ""'],
  ])("is refused when %s", (_, environment, sentence) => {
    expect(readHandshake(environment)).toContain(sentence);
  });

  test.each([
    ["5,6", {}, plain],
    ["6,5", { PLUGIN_CLIENT_CERT: "pem" }, { ...plain, clientCertificate: "pem" }],
    ["6", { PLUGIN_UNIX_SOCKET_DIR: "/run" }, { ...plain, socketFolder: "/run" }],
    ["6", { PLUGIN_MULTIPLEX_GRPC: "true" }, { asksForMultiplexing: true }],
  ])("with versions %s and %o is understood", (versions, more, handshake) => {
    const environment = { ...offered, PLUGIN_PROTOCOL_VERSIONS: versions, ...more };
    expect(readHandshake(environment)).toEqual(handshake);
  });
});

describe("the answer", () => {
  test.each([
    ["without TLS", plain, undefined, "1|6|unix|/s|grpc|"],
    ["with a certificate, unpadded", plain, Buffer.from("a"), "1|6|unix|/s|grpc|YQ"],
    [
      "to an engine that would multiplex",
      { asksForMultiplexing: true },
      undefined,
      "1|6|unix|/s|grpc||false",
    ],
  ])("is one line %s", (_, handshake, certificate, line) => {
    expect(answerHandshake(handshake, "/s", certificate)).toBe(line);
  });
});
