/** The ways in which a provider is reached: by the contract, and through each face's own socket. */
import type { Provider } from "../../../framework/contract/index.ts";
import type { EngineClient } from "../engine-client.ts";
import { ContractClient } from "./contract.ts";
import { pulumiClient } from "../pulumi/client.ts";
import { terraformClient } from "../terraform/client.ts";

export type FaceName = EngineClient["engine"];

/** One process of the provider, with an engine on its other side. */
export interface Running {
  /** The engine as it treats the declaration of that name. */
  of(name: string): EngineClient;
  close(): Promise<void>;
}

export interface Face {
  readonly name: FaceName;
  start<Client>(provider: Provider<Client>): Promise<Running>;
}

export const contractFace: Face = {
  name: "contract",
  start: async (provider) => alike(new ContractClient(provider)),
};

/** The contract as an engine uses it that says where a declaration stands. */
export const contractFaceWithOrigins: Face = {
  name: "contract",
  async start(provider) {
    const client = new ContractClient(provider);
    const of = (name: string): EngineClient => (name === "provider" ? client : client.at(name));
    return { of, close: () => client.close() };
  },
};

export const terraformFace: Face = {
  name: "terraform",
  start: async (provider) => alike(await terraformClient(provider)),
};

/** The name stands in the URN, so it is part of what the provider is told. */
export const pulumiFace: Face = {
  name: "pulumi",
  async start(provider) {
    const client = await pulumiClient(provider);
    return { of: (name) => client.declaredAs(name), close: () => client.close() };
  },
};

function alike(client: EngineClient): Running {
  return { of: () => client, close: () => client.close() };
}
