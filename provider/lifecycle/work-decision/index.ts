import type { Resource } from "../../../framework/contract/index.ts";
import { workDecision } from "../../resources/index.ts";
import type { Client } from "../client.ts";
import { checkDecision } from "./check.ts";
import { createDecision } from "./create.ts";
import { deleteDecision } from "./delete.ts";
import { previewSentenceOf } from "./preview-sentence.ts";
import { importDecision } from "./import.ts";
import { planDecision } from "./plan.ts";
import { readDecision } from "./read.ts";
import { updateDecision } from "./update.ts";

/**
 * The irreversible step. It follows what the desk asks, and never blocks or acts by itself:
 * only an apply whose plan showed the decision, for a work plan that a person named, decides.
 */
export const workDecisionResource: Resource<Client> = {
  schema: workDecision,
  live: true,
  check: checkDecision,
  plan: planDecision,
  previewSentence: previewSentenceOf,
  create: createDecision,
  read: readDecision,
  update: updateDecision,
  delete: deleteDecision,
  import: importDecision,
};
