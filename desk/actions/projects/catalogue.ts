/** What a customer looks up before filing: the project, its servers, the services and their price, the notice. */
import { chosenServices, offeredAt } from "../../../core/form/catalogue.ts";
import { quoteFor } from "../../../core/form/price.ts";
import { formatInstant } from "../../../core/scalar/instant.ts";
import { findServer, missing } from "../find.ts";
import { type CatalogueEntry, refused, type Server } from "../port/store.ts";
import { viewPrice } from "../tickets/view.ts";
import { type Action, answered, type Scene } from "../visit.ts";

export const readProject: Action<"readProject"> = async (visit) => {
  const { desk, transaction, request } = visit;
  const { project: id } = request.parameters;
  const project = await transaction.projects.find(id);
  if (project === null) return missing("project", id);
  return answered(visit, { project: { ...project, deskId: desk.deskId } });
};

export const listServers: Action<"listServers"> = async (visit) => {
  const { project } = visit.request.parameters;
  return answered(visit, {
    servers: (await visit.transaction.projects.servers(project)).map(viewServer),
  });
};

export const readServer: Action<"readServer"> = async (visit) => {
  const { project, server: id } = visit.request.parameters;
  const found = await findServer(visit, project, id);
  return found.ok ? answered(visit, { server: viewServer(found.value) }) : found;
};

export const listServices: Action<"listServices"> = async (visit) => {
  const entries = await offeredEntries(visit);
  return answered(visit, { services: entries.map(viewService) });
};

export const estimate: Action<"estimate"> = async (visit) => {
  const offered = await offeredEntries(visit);
  const codes = [...new Set(visit.request.body.services)];
  const { services, faults } = chosenServices(codes, offered, []);
  const [fault] = faults;
  return fault === undefined
    ? answered(visit, { estimate: viewPrice(quoteFor(services)) })
    : refused(fault);
};

export const readCurrentNotice: Action<"readCurrentNotice"> = async (visit) => {
  const notice = await visit.transaction.projects.noticeAt(visit.now);
  if (notice === null) return missing("notice", "current");
  const { version, hash, purpose, items, retention, refusal } = notice;
  const parts = { purpose, items, retention, refusal };
  return answered(visit, { notice: { version, hash, ...parts } });
};

export const readAccessProfile: Action<"readAccessProfile"> = async (visit) => {
  const profile = await visit.transaction.projects.accessProfileAt(visit.now);
  if (profile === null) return missing("access profile", "current");
  const { sourceCidrs, validFrom, ...rest } = profile;
  const validity = { sourceCidrs: [...sourceCidrs], validFrom: formatInstant(validFrom) };
  return answered(visit, { profile: { ...rest, ...validity } });
};

/** The address is the desk's own affair. */
function viewServer({ id, name, sshPort }: Server) {
  return { id, name, sshPort };
}

/** The newest valid version of each service. */
async function offeredEntries({ transaction, now }: Scene) {
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
