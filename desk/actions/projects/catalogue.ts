/** What a customer looks up before filing: the project, its servers, the services and their price, the consent notice. */
import { chosenServices, offeredAt } from "../../../core/form/catalogue.ts";
import { quoteFor } from "../../../core/form/quote.ts";
import { formatInstant } from "../../../core/scalar/instant.ts";
import { findServer, notFound } from "../find.ts";
import { refused } from "../result.ts";
import type { CatalogueEntry, Server } from "../storage/store.ts";
import { viewPrice } from "../tickets/view.ts";
import { type Action, type ActionContext, answered } from "../context.ts";

export const readProject: Action<"readProject"> = async (call) => {
  const { desk, transaction, request } = call;
  const { project: id } = request.parameters;
  const project = await transaction.projects.find(id);
  if (project === null) return notFound("project", id);
  return answered(call, { project: { ...project, deskId: desk.deskId } });
};

export const listServers: Action<"listServers"> = async (call) => {
  const { project } = call.request.parameters;
  return answered(call, {
    servers: (await call.transaction.projects.servers(project)).map(viewServer),
  });
};

export const readServer: Action<"readServer"> = async (call) => {
  const { project, server: id } = call.request.parameters;
  const found = await findServer(call, project, id);
  return found.ok ? answered(call, { server: viewServer(found.value) }) : found;
};

export const listServices: Action<"listServices"> = async (call) => {
  const entries = await offeredEntries(call);
  return answered(call, { services: entries.map(viewService) });
};

export const estimate: Action<"estimate"> = async (call) => {
  const offered = await offeredEntries(call);
  const codes = [...new Set(call.request.body.services)];
  const { services, faults } = chosenServices(codes, offered, []);
  const [fault] = faults;
  return fault === undefined
    ? answered(call, { estimate: viewPrice(quoteFor(services)) })
    : refused(fault);
};

export const readCurrentNotice: Action<"readCurrentNotice"> = async (call) => {
  const notice = await call.transaction.projects.noticeAt(call.now);
  if (notice === null) return notFound("notice", "current");
  const { version, hash, purpose, items, retention, refusal } = notice;
  const parts = { purpose, items, retention, refusal };
  return answered(call, { notice: { version, hash, ...parts } });
};

export const readAccessProfile: Action<"readAccessProfile"> = async (call) => {
  const profile = await call.transaction.projects.accessProfileAt(call.now);
  if (profile === null) return notFound("access profile", "current");
  const { sourceCidrs, validFrom, ...rest } = profile;
  const validity = { sourceCidrs: [...sourceCidrs], validFrom: formatInstant(validFrom) };
  return answered(call, { profile: { ...rest, ...validity } });
};

/** The address is the desk's own affair. */
function viewServer({ id, name, sshPort }: Server) {
  return { id, name, sshPort };
}

/** The newest valid version of each service. */
async function offeredEntries({ transaction, now }: ActionContext) {
  const entries = await transaction.projects.catalogue();
  const offered = offeredAt(entries, now);
  return entries.filter((entry) =>
    offered.some(({ code, version }) => code === entry.code && version === entry.version),
  );
}

function viewService(entry: CatalogueEntry) {
  const { code, version, name, description, securityFields } = entry;
  const unitPrice = viewPrice(quoteFor([entry]));
  return { code, version, name, description, unitPrice, securityFields: [...securityFields] };
}
