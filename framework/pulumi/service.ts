/** Every call of the wire, bound to its file in rpc/ and guarded. What is not here answers Unimplemented. */
import type { HandlerContext, ServiceImpl } from "@connectrpc/connect";
import type { ResourceProvider } from "../wire/generated/pulumirpc_pb.ts";
import { failureOf } from "./guard.ts";
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
import type { Session } from "./session.ts";

export function createService<Client>(
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

/** Answers every error with a code and words: a bare exception would reach the user as neither. */
function guardedBy<Client>(session: Session<Client>) {
  return <Request, Response>(rpc: Rpc<Client, Request, Response>) =>
    async (request: Request, { signal, method }: HandlerContext): Promise<Response> => {
      try {
        return await rpc(session, request, signal);
      } catch (error) {
        throw failureOf(session, method.name, error);
      }
    };
}
