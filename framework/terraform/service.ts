/** Every call of the wire, bound to its file in rpc/, and guarded where it can fail with diagnostics. */
import type { HandlerContext, ServiceImpl } from "@connectrpc/connect";
import type { Schema } from "../schema/index.ts";
import type { Provider as WireProvider } from "../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics, type WireDiagnostic } from "./diagnostics.ts";
import { diagnosticOf } from "./guard.ts";
import type { Session } from "./session.ts";
import { applyResourceChange } from "./rpc/apply-resource-change.ts";
import { callFunction } from "./rpc/call-function.ts";
import { configureProvider } from "./rpc/configure-provider.ts";
import { getFunctions } from "./rpc/get-functions.ts";
import { getProviderSchema } from "./rpc/get-provider-schema.ts";
import { getResourceIdentitySchemas } from "./rpc/get-resource-identity-schemas.ts";
import { importResourceState } from "./rpc/import-resource-state.ts";
import { moveResourceState } from "./rpc/move-resource-state.ts";
import { planResourceChange } from "./rpc/plan-resource-change.ts";
import { readDataSource } from "./rpc/read-data-source.ts";
import { readResource } from "./rpc/read-resource.ts";
import { stopProvider } from "./rpc/stop-provider.ts";
import { upgradeResourceState } from "./rpc/upgrade-resource-state.ts";
import { validateDataResourceConfig } from "./rpc/validate-data-resource-config.ts";
import { validateProviderConfig } from "./rpc/validate-provider-config.ts";
import { validateResourceConfig } from "./rpc/validate-resource-config.ts";

type Service = Required<ServiceImpl<typeof WireProvider>>;

export function createService<Client>(session: Session<Client>): Service {
  const guarded = guardedBy(session);
  const provider = (): Schema => session.provider.configuration;
  const resource = ({ typeName }: { readonly typeName: string }): Schema =>
    session.resource(typeName).schema;
  const dataSource = ({ typeName }: { readonly typeName: string }): Schema =>
    session.dataSource(typeName).schema;
  const target = ({ targetTypeName }: { readonly targetTypeName: string }): Schema =>
    session.resource(targetTypeName).schema;
  return {
    getProviderSchema: guarded(provider, getProviderSchema),
    getResourceIdentitySchemas,
    validateProviderConfig: guarded(provider, validateProviderConfig),
    validateResourceConfig: guarded(resource, validateResourceConfig),
    validateDataResourceConfig: guarded(dataSource, validateDataResourceConfig),
    upgradeResourceState: guarded(resource, upgradeResourceState),
    configureProvider: guarded(provider, configureProvider),
    readResource: guarded(resource, readResource),
    planResourceChange: guarded(resource, planResourceChange),
    applyResourceChange: guarded(resource, applyResourceChange),
    importResourceState: guarded(resource, importResourceState),
    moveResourceState: guarded(target, moveResourceState),
    readDataSource: guarded(dataSource, readDataSource),
    getFunctions: guarded(provider, getFunctions),
    callFunction: (request) => callFunction(session, request),
    stopProvider: () => stopProvider(session),
  };
}

type Rpc<Client, Request, Response> = (
  session: Session<Client>,
  request: Request,
  signal: AbortSignal,
) => Promise<Response>;

/** Answers every error as a diagnostic: a gRPC error would tell the user of a crashed plugin. */
function guardedBy<Client>(session: Session<Client>) {
  return <Request, Response>(
    schemaOf: (request: NoInfer<Request>) => Schema,
    rpc: Rpc<Client, Request, Response>,
  ) =>
    async (
      request: Request,
      { signal, method }: HandlerContext,
    ): Promise<Response | { diagnostics: WireDiagnostic[] }> => {
      session.log("debug", method.name);
      try {
        return await rpc(session, request, signal);
      } catch (error) {
        const diagnostic = diagnosticOf(session, method.name, error);
        // Only what the user is to mend has a path, and is found after the schema was.
        const isPlaced = diagnostic.path.length > 0;
        const schema = isPlaced ? schemaOf(request) : session.provider.configuration;
        return { diagnostics: toWireDiagnostics(schema, [diagnostic]) };
      }
    };
}
