import type { Resource } from "../../../framework/contract/index.ts";
import { firewallGrant } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { checkGrant } from "./check.ts";
import { createGrant } from "./create.ts";
import { deleteGrant } from "./delete.ts";
import { importGrant } from "./import.ts";
import { planGrant } from "./plan.ts";
import { readGrant } from "./read.ts";
import { updateGrant } from "./update.ts";

/** One live grant for each request: expiry is no drift, and confirmed work keeps its access. */
export const firewallGrantResource: Resource<Client> = {
  schema: firewallGrant,
  live: true,
  check: checkGrant,
  plan: planGrant,
  create: createGrant,
  read: readGrant,
  update: updateGrant,
  delete: deleteGrant,
  import: importGrant,
};
