/** The model of the files of a ticket, which are a part of its form. */
import { createHash } from "node:crypto";
import type { Attachment } from "../../../core/form/application.ts";
import { attachmentFaults, holdsPrivateKey, mediaTypeOf } from "../../../core/form/attachment.ts";
import { eventsFor } from "../../../core/workflow/permission.ts";
import { situationOf } from "../../../core/workflow/situation.ts";
import type { Routes } from "./answer.ts";
import { type PersonName, roleInWorkflow } from "./people.ts";
import { find } from "./steps.ts";
import { type Held, put } from "./world.ts";

function isEditable({ ticket }: Held, by: PersonName): boolean {
  const events = eventsFor(situationOf(ticket), roleInWorkflow[by]);
  return events.includes("edit") || events.includes("resubmit");
}

function described(name: string, content: unknown): Attachment | null {
  if (!(content instanceof Uint8Array)) throw new Error("histories send files whole");
  const mediaType = mediaTypeOf(content);
  if (mediaType === null || holdsPrivateKey(Buffer.from(content).toString("latin1"))) return null;
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { name, sizeBytes: content.byteLength, sha256, mediaType };
}

export const attachmentRoutes = {
  putAttachment(world, by, { parameters: { project, ticket, attachment: name }, body }) {
    const held = find(world, ticket, project);
    if (held === null) return "not_found";
    if (!isEditable(held, by)) return "ticket_not_editable";
    const others = [...held.files.values()].filter((each) => each.name !== name);
    const empty = { name, sizeBytes: 0, sha256: "", mediaType: "text/plain" };
    if (attachmentFaults([...others, empty]).length > 0) return "attachment_refused";
    const attachment = described(name, body);
    // The ticket was opened before the file was looked at, and stays so.
    if (attachment === null) return { fault: "attachment_refused" };
    put(world, { ...held, files: new Map(held.files).set(name, attachment) });
    return { attachment };
  },

  removeAttachment(world, by, { parameters: { project, ticket, attachment: name } }) {
    const held = find(world, ticket, project);
    if (held === null) return "not_found";
    if (!isEditable(held, by)) return "ticket_not_editable";
    const attachment = held.files.get(name);
    if (attachment === undefined) return "not_found";
    put(world, { ...held, files: new Map([...held.files].filter(([each]) => each !== name)) });
    return { attachment };
  },
} as const satisfies Routes;
