/** Every call of the wire, bound to its file in rpc/ and guarded. */
import { Code, ConnectError, type HandlerContext, type ServiceImpl } from "@connectrpc/connect";
import type { ResourceProvider } from "../wire/generated/pulumirpc_pb.ts";
import { refused } from "./answer.ts";
import { attach } from "./rpc/attach.ts";
import { cancel } from "./rpc/cancel.ts";
import { checkConfig } from "./rpc/check-config.ts";
import { check } from "./rpc/check.ts";
import { configure } from "./rpc/configure.ts";
import { create } from "./rpc/create.ts";
import { deleteResource } from "./rpc/delete.ts";
import { diffConfig } from "./rpc/diff-config.ts";
import { diff } from "./rpc/diff.ts";
import { getMapping } from "./rpc/get-mapping.ts";
import { getMappings } from "./rpc/get-mappings.ts";
import { getPluginInfo } from "./rpc/get-plugin-info.ts";
import { getSchema } from "./rpc/get-schema.ts";
import { handshake } from "./rpc/handshake.ts";
import { invoke } from "./rpc/invoke.ts";
import { read } from "./rpc/read.ts";
import { update } from "./rpc/update.ts";
import { complaint } from "./sentences.ts";
import type { Session } from "./session.ts";

/** What is not here the server answers as unimplemented by itself. */
export function service<Client>(
  session: Session<Client>,
): Partial<ServiceImpl<typeof ResourceProvider>> {
  const guarded = guardedBy(session);
  return {
    handshake: guarded(handshake),
    attach: guarded(attach),
    cancel: guarded(cancel),
    getPluginInfo: guarded(getPluginInfo),
    getMapping: guarded(getMapping),
    getMappings: guarded(getMappings),
    getSchema: guarded(getSchema),
    checkConfig: guarded(checkConfig),
    diffConfig: guarded(diffConfig),
    configure: guarded(configure),
    invoke: guarded(invoke),
    check: guarded(check),
    diff: guarded(diff),
    create: guarded(create),
    read: guarded(read),
    update: guarded(update),
    delete: guarded(deleteResource),
  };
}

type Rpc<Client, Request, Response> = (
  session: Session<Client>,
  request: Request,
  signal: AbortSignal,
) => Response | Promise<Response>;

/** Every failure leaves with a code and a sentence; a bare exception would reach the user as neither. */
function guardedBy<Client>(session: Session<Client>) {
  return <Request, Response>(rpc: Rpc<Client, Request, Response>) =>
    async (request: Request, context: HandlerContext): Promise<Response> => {
      try {
        return await rpc(session, request, context.signal);
      } catch (error) {
        throw error instanceof ConnectError
          ? error
          : unexpected(session, context.method.name, error);
      }
    };
}

function unexpected<Client>(session: Session<Client>, name: string, error: unknown): ConnectError {
  const kind = error instanceof Error ? error.name : typeof error;
  if (kind === "AbortError" || kind === "TimeoutError") {
    return refused([complaint(session.language, "cancelled", [], { name })], Code.Canceled);
  }
  const bug = complaint(session.language, "provider_bug", [], {
    name,
    came: `${kind}${placeOf(error)}`,
  });
  return refused([bug], Code.Internal);
}

/** Where it was thrown, from the stack alone: the message may quote a user's value. */
function placeOf(error: unknown): string {
  const frame = error instanceof Error ? /^ {4}at (\S+)/m.exec(error.stack ?? "")?.[1] : undefined;
  return frame === undefined ? "" : ` in ${frame}`;
}
