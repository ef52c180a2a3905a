/** How an engine and its plugin find each other, by go-plugin's rules: the environment in, one line of output back. */
import type { Host } from "./host.ts";

const magicCookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
const coreProtocol = 1;
export const protocolVersion = 6;

export interface Handshake {
  /** The engine's certificate in PEM; absent when it does without TLS. */
  readonly clientCertificate?: string;
  /** Where the engine wants sockets to be. */
  readonly socketFolder?: string;
  readonly asksForMultiplexing: boolean;
}

/** The engine's handshake, or a sentence for the person who started this program by hand. */
export function readHandshake(environment: Host["environment"]): Handshake | string {
  if (environment["TF_PLUGIN_MAGIC_COOKIE"] !== magicCookie) {
    return (
      "This program is a plugin. Terraform and OpenTofu start it by themselves; " +
      "it does nothing when it is started by hand."
    );
  }
  const offered = (environment["PLUGIN_PROTOCOL_VERSIONS"] ?? "").split(",");
  if (!offered.includes(String(protocolVersion))) {
    return (
      `This provider speaks plugin protocol ${protocolVersion}, the engine offers ` +
      `"${offered.join(",")}". Use Terraform 1.11 or OpenTofu 1.11, or a newer one.`
    );
  }
  const clientCertificate = environment["PLUGIN_CLIENT_CERT"];
  const socketFolder = environment["PLUGIN_UNIX_SOCKET_DIR"];
  return {
    ...(clientCertificate ? { clientCertificate } : {}),
    ...(socketFolder ? { socketFolder } : {}),
    asksForMultiplexing: Boolean(environment["PLUGIN_MULTIPLEX_GRPC"]),
  };
}

/** The one line that the engine waits for. Older engines stumble over a seventh part that they did not ask for. */
export function answerHandshake(handshake: Handshake, path: string, certificate?: Buffer): string {
  const withoutPadding = certificate?.toString("base64").replace(/=+$/, "") ?? "";
  const parts = [coreProtocol, protocolVersion, "unix", path, "grpc", withoutPadding];
  return [...parts, ...(handshake.asksForMultiplexing ? ["false"] : [])].join("|");
}
