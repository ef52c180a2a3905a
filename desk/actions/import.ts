/** Brings an operator's data into the desk: projects, servers, catalogue, notices, access profiles. */
import type { Action } from "./visit.ts";
import { answered } from "./visit.ts";
import type {
  AccessProfile,
  CatalogueEntry,
  Notice,
  Project,
  Server,
  Transaction,
} from "./store.ts";

export interface DeskData {
  readonly projects: readonly (Project & { readonly servers: readonly Server[] })[];
  readonly services: readonly CatalogueEntry[];
  readonly notices: readonly Notice[];
  readonly accessProfiles: readonly AccessProfile[];
}

export async function importData({ projects }: Transaction, data: DeskData): Promise<void> {
  for (const { servers, ...project } of data.projects) {
    await projects.put(project);
    for (const server of servers) await projects.putServer(project.id, server);
  }
  for (const service of data.services) await projects.putService(service);
  for (const notice of data.notices) await projects.putNotice(notice);
  for (const profile of data.accessProfiles) await projects.putAccessProfile(profile);
}

export const importDeskData: Action<"importDeskData"> = async (visit) => answered(visit, {});
