/**
 * What a real engine asked of a face and was answered, call by call: recorded between the two, and
 * replayed without engine and network. The recordings are written anew where the real engines are
 * tested, with RECORD_TRANSCRIPTS=1 in the environment; `npx oxfmt test/facts` then lays them out.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import {
  type DescMethod,
  type DescMethodUnary,
  type DescService,
  fromJsonString,
  type JsonValue,
  toJson,
} from "@bufbuild/protobuf";
import type { ConnectRouter, Transport } from "@connectrpc/connect";

export interface Exchange {
  readonly call: string;
  readonly request: unknown;
  readonly answer: unknown;
}

/** They tell of the process, of the machine or of versions, or are the schema, which has its own facts. */
const leftOut = [
  "Attach",
  "Cancel",
  "GetPluginInfo",
  "GetProviderSchema",
  "GetSchema",
  "Handshake",
];

/** Passes every call on to the face; what is recorded grows as the engine goes on. */
export function recorded(
  router: ConnectRouter,
  service: DescService,
  face: Transport,
): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  for (const method of service.methods.filter(isUnary)) {
    router.rpc(method, async (message, { signal }) => {
      const reply = await face.unary(method, signal, undefined, undefined, message);
      const request = withoutVersion(toJson(method.input, message));
      const exchange = { call: method.name, request, answer: toJson(method.output, reply.message) };
      if (!leftOut.includes(method.name)) exchanges.push(exchange);
      return reply.message;
    });
  }
  return exchanges;
}

/** The same calls in the same order, with the face's answers of today. */
export async function replayed(
  service: DescService,
  face: Transport,
  exchanges: readonly Exchange[],
): Promise<readonly Exchange[]> {
  const answered: Exchange[] = [];
  for (const { call, request } of exchanges) {
    const method = service.methods.filter(isUnary).find(({ name }) => name === call);
    if (method === undefined) throw new Error(`${service.name} has no call ${call}`);
    const message = fromJsonString(method.input, JSON.stringify(request));
    const reply = await face.unary(method, undefined, undefined, undefined, message);
    answered.push({ call, request, answer: toJson(method.output, reply.message) });
  }
  return answered;
}

/** Writes the recording beside the facts that replay it, when that is asked for. */
export async function keep(face: "terraform" | "pulumi", exchanges: readonly Exchange[]) {
  if (process.env["RECORD_TRANSCRIPTS"] !== "1") return;
  const path = join(import.meta.dirname, "../facts/framework", face, "transcript.json");
  await writeFile(path, JSON.stringify(exchanges, null, 2));
}

function isUnary(method: DescMethod): method is DescMethodUnary {
  return method.methodKind === "unary";
}

function withoutVersion(request: JsonValue): JsonValue {
  if (typeof request !== "object" || request === null || Array.isArray(request)) return request;
  const lasting = Object.entries(request).filter(([name]) => name !== "terraformVersion");
  return Object.fromEntries(lasting);
}
