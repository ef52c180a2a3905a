/** Every call of the wire, bound to its file in rpc/ and guarded. What is not here answers Unimplemented. */
import type { HandlerContext, ServiceImpl } from "@connectrpc/connect";
import type { Schema } from "../schema/index.ts";
import type { Provider as WireProvider } from "../wire/generated/tfplugin6_pb.ts";
import { toWireDiagnostics, type WireDiagnostic } from "./diagnostics.ts";
import type { Face } from "./face.ts";
import { diagnosticOf } from "./guard.ts";
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

export function createService<Client>(face: Face<Client>): Service {
  const provider = (): Schema => face.provider.configuration;
  const resource = ({ typeName }: { readonly typeName: string }): Schema =>
    face.resource(typeName).schema;
  const dataSource = ({ typeName }: { readonly typeName: string }): Schema =>
    face.dataSource(typeName).schema;
  const target = ({ targetTypeName }: { readonly targetTypeName: string }): Schema =>
    face.resource(targetTypeName).schema;
  return {
    getProviderSchema: guarded(face, "GetProviderSchema", provider, getProviderSchema),
    getResourceIdentitySchemas,
    validateProviderConfig: guarded(
      face,
      "ValidateProviderConfig",
      provider,
      validateProviderConfig,
    ),
    validateResourceConfig: guarded(
      face,
      "ValidateResourceConfig",
      resource,
      validateResourceConfig,
    ),
    validateDataResourceConfig: guarded(
      face,
      "ValidateDataResourceConfig",
      dataSource,
      validateDataResourceConfig,
    ),
    upgradeResourceState: guarded(face, "UpgradeResourceState", resource, upgradeResourceState),
    configureProvider: guarded(face, "ConfigureProvider", provider, configureProvider),
    readResource: guarded(face, "ReadResource", resource, readResource),
    planResourceChange: guarded(face, "PlanResourceChange", resource, planResourceChange),
    applyResourceChange: guarded(face, "ApplyResourceChange", resource, applyResourceChange),
    importResourceState: guarded(face, "ImportResourceState", resource, importResourceState),
    moveResourceState: guarded(face, "MoveResourceState", target, moveResourceState),
    readDataSource: guarded(face, "ReadDataSource", dataSource, readDataSource),
    getFunctions: guarded(face, "GetFunctions", provider, getFunctions),
    callFunction: (request) => callFunction(face, request),
    stopProvider: () => stopProvider(face),
  };
}

/** Answers every error as a diagnostic: a gRPC error would tell the user of a crashed plugin. */
function guarded<Client, Request, Response>(
  face: Face<Client>,
  name: string,
  schemaOf: (request: NoInfer<Request>) => Schema,
  answer: (face: Face<Client>, request: Request, signal: AbortSignal) => Promise<Response>,
): (
  request: Request,
  context: HandlerContext,
) => Promise<Response | { diagnostics: WireDiagnostic[] }> {
  return async (request, { signal }) => {
    face.log("debug", name);
    try {
      return await answer(face, request, signal);
    } catch (error) {
      const told = diagnosticOf(face, name, error);
      // A path is only told by refusals, which come after the schema was found.
      const schema = told.path.length === 0 ? face.provider.configuration : schemaOf(request);
      return { diagnostics: toWireDiagnostics(schema, [told]) };
    }
  };
}
