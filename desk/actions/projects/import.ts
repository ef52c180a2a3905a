/**
 * Brings an operator's file into the desk: projects, servers, catalogue, consent notices, access profiles,
 * calendar. What differs is changed, but for versions of services and notices, which somebody may have
 * agreed to; the same file imported again changes nothing.
 */
import { refusal } from "../../../core/fault.ts";
import { canonicalJson } from "../../../core/scalar/digest.ts";
import { changeCalendar } from "./calendar.ts";
import { type DeskData, type ParsedDeskData, readDeskData } from "./import-file.ts";
import { type AuditContext, deskLog, recordEntry } from "../audit/log.ts";
import { ok, refused, type Result } from "../result.ts";
import type { AccessProfile, CatalogueEntry, Notice, Server } from "../storage/store.ts";
import { type Action, answered } from "../context.ts";

/** What is new or differs, whole, as the log keeps it. */
interface Changes {
  readonly projects: readonly Pick<ParsedDeskData["projects"][number], "id" | "name">[];
  readonly servers: readonly (Server & { readonly project: string })[];
  readonly services: readonly CatalogueEntry[];
  readonly notices: readonly Notice[];
  readonly accessProfiles: readonly AccessProfile[];
}

export interface ImportSummary {
  readonly changed: Readonly<Record<keyof Changes | "exceptions", number>>;
  readonly deadlinesMoved: number;
}

export const importDeskData: Action<"importDeskData"> = async (call) => {
  const imported = await importData(call, call.request.body);
  return imported.ok ? answered(call, imported.value) : imported;
};

export async function importData(
  context: AuditContext,
  data: DeskData,
): Promise<Result<ImportSummary>> {
  const read = readDeskData(data);
  if (!read.ok) return read;
  const { projects, services, notices, accessProfiles, exceptions } = read.value;
  const changedServices = await putServices(context, services);
  if (!changedServices.ok) return changedServices;
  const changedNotices = await putNotices(context, notices);
  if (!changedNotices.ok) return changedNotices;
  const changes: Changes = {
    ...(await putProjects(context, projects)),
    services: changedServices.value,
    notices: changedNotices.value,
    accessProfiles: await putProfiles(context, accessProfiles),
  };
  await recordChanges(context, changes);
  const calendar = exceptions === null ? null : await changeCalendar(context, exceptions);
  return ok({
    changed: {
      ...countsOf(changes),
      exceptions: calendar?.isChanged ? (exceptions ?? []).length : 0,
    },
    deadlinesMoved: calendar?.deadlinesMoved ?? 0,
  });
}

function countsOf(changes: Changes): Readonly<Record<keyof Changes, number>> {
  const { projects, servers, services, notices, accessProfiles } = changes;
  return {
    projects: projects.length,
    servers: servers.length,
    services: services.length,
    notices: notices.length,
    accessProfiles: accessProfiles.length,
  };
}

async function recordChanges(context: AuditContext, changes: Changes): Promise<void> {
  if (Object.values(countsOf(changes)).every((count) => count === 0)) return;
  const payload = { ...changes };
  await recordEntry(context, { project: deskLog, ticketId: null, kind: "imported", payload });
}

function isSame(left: unknown, right: unknown): boolean {
  return canonicalJson(left) === canonicalJson(right);
}

const commitmentKeyBytes = 32;

async function putProjects(
  { desk, transaction }: AuditContext,
  wanted: ParsedDeskData["projects"],
) {
  const { projects } = transaction;
  const changed = [];
  const servers = [];
  for (const { id, name, servers: owned } of wanted) {
    const known = await projects.find(id);
    const fresh = () => Buffer.from(desk.random(commitmentKeyBytes)).toString("base64");
    if (known?.name !== name) {
      await projects.put({ id, name, commitmentKey: known?.commitmentKey ?? fresh() });
      changed.push({ id, name });
    }
    for (const server of owned) {
      if (isSame(await projects.server(id, server.id), server)) continue;
      await projects.putServer(id, server);
      servers.push({ project: id, ...server });
    }
  }
  return { projects: changed, servers };
}

/** A version that is offered can be ended, and nothing else of it changes. */
async function putServices(
  { transaction: { projects } }: AuditContext,
  wanted: readonly CatalogueEntry[],
): Promise<Result<readonly CatalogueEntry[]>> {
  const changed = [];
  for (const entry of wanted) {
    const { code: id, version, validUntil } = entry;
    const catalogue = await projects.catalogue();
    const known = catalogue.find((each) => each.code === id && each.version === version);
    if (known !== undefined && isSame(known, entry)) continue;
    if (known !== undefined && !isSame({ ...known, validUntil }, entry)) {
      return refused(refusal("import_fixed", { kind: "service", id, version }));
    }
    await projects.putService(entry);
    changed.push(entry);
  }
  return ok(changed);
}

/** Somebody may have agreed to a notice from the moment it is there. */
async function putNotices(
  { transaction: { projects } }: AuditContext,
  wanted: readonly Notice[],
): Promise<Result<readonly Notice[]>> {
  const changed = [];
  for (const notice of wanted) {
    const { version } = notice;
    const known = await projects.notice(version);
    if (known !== null && isSame(known, notice)) continue;
    if (known !== null) {
      return refused(refusal("import_fixed", { kind: "notice", id: String(version), version }));
    }
    await projects.putNotice(notice);
    changed.push(notice);
  }
  return ok(changed);
}

async function putProfiles(
  { transaction: { projects } }: AuditContext,
  wanted: readonly AccessProfile[],
): Promise<readonly AccessProfile[]> {
  const changed = [];
  for (const profile of wanted) {
    if (isSame(await projects.accessProfile(profile.fingerprint), profile)) continue;
    await projects.putAccessProfile(profile);
    changed.push(profile);
  }
  return changed;
}
