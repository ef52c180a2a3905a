import type { Resource } from "../../../framework/contract/index.ts";
import { keyRegistration } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { checkRegistration } from "./check.ts";
import { createRegistration } from "./create.ts";
import { deleteRegistration } from "./delete.ts";
import { importRegistration } from "./import.ts";
import { planRegistration } from "./plan.ts";
import { readRegistration } from "./read.ts";
import { updateRegistration } from "./update.ts";

/** One registration for each server and key. Declaring says where the key is; it installs nothing. */
export const keyRegistrationResource: Resource<Client> = {
  schema: keyRegistration,
  live: true,
  check: checkRegistration,
  plan: planRegistration,
  create: createRegistration,
  read: readRegistration,
  update: updateRegistration,
  delete: deleteRegistration,
  import: importRegistration,
};
