import type { Resource } from "../../../framework/contract/index.ts";
import { supportRequest } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { checkRequest } from "./check.ts";
import { createRequest } from "./create.ts";
import { deleteRequest } from "./delete.ts";
import { importRequest } from "./import.ts";
import { planRequest } from "./plan.ts";
import { readRequest } from "./read.ts";
import { updateRequest } from "./update.ts";

/** One request is one ticket: filed or taken over, followed, edited, cancelled or forgotten. */
export const supportRequestResource: Resource<Client> = {
  schema: supportRequest,
  live: true,
  check: checkRequest,
  plan: planRequest,
  create: createRequest,
  read: readRequest,
  update: updateRequest,
  delete: deleteRequest,
  import: importRequest,
};
