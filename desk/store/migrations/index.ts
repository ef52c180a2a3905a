/**
 * Every shape that the data folder has had, each as the step from the one before.
 * A step that was released never changes again: folders out there were written by it.
 */
import { first } from "./001-first.ts";
import { inquiriesFilesAndCredits } from "./002-inquiries-files-and-credits.ts";
import { timeAndOperators } from "./003-time-and-operators.ts";
import { indexesByTicket } from "./004-indexes-by-ticket.ts";
import { attachmentsInChunks } from "./005-attachments-in-chunks.ts";
import { queueBySequence } from "./006-queue-by-sequence.ts";

export const migrations: readonly string[] = [
  first,
  inquiriesFilesAndCredits,
  timeAndOperators,
  indexesByTicket,
  attachmentsInChunks,
  queueBySequence,
];
