/** The operator's file as it comes in, read into what the desk keeps. Nothing is looked up here. */
import { parseSshKey, sourceCidrFaults } from "../../../core/access/index.ts";
import { type Day, type Exception, parseDay } from "../../../core/calendar/index.ts";
import { cameFrom, type Fault, type FieldPath, refusal } from "../../../core/fault.ts";
import { digestFor } from "../../../core/scalar/digest.ts";
import type { Instant } from "../../../core/scalar/instant.ts";
import type { BodyOf } from "../../contract/index.ts";
import { readInstant } from "../read-instant.ts";
import { ok, refused, type Result } from "../result.ts";
import type { AccessProfile, CatalogueEntry, Notice, Server } from "../storage/store.ts";

/** What operators write: see `deskform desk import`. */
export type DeskData = BodyOf<"importDeskData">;

export interface ParsedDeskData {
  readonly projects: readonly {
    readonly id: string;
    readonly name: string;
    readonly servers: readonly Server[];
  }[];
  readonly services: readonly CatalogueEntry[];
  readonly notices: readonly Notice[];
  readonly accessProfiles: readonly AccessProfile[];
  /** Null when the file does not speak of the calendar. */
  readonly exceptions: readonly Exception[] | null;
}

type Item<Section extends keyof DeskData> =
  NonNullable<DeskData[Section]> extends readonly (infer Each)[] ? Each : never;

/** Everything that is wrong is found while reading; the first of it is told. */
export function readDeskData(data: DeskData): Result<ParsedDeskData> {
  const faults: Fault[] = [];
  const read: ParsedDeskData = {
    projects: (data.projects ?? []).map(readProject),
    services: (data.services ?? []).map((item, at) => readService(item, ["services", at], faults)),
    notices: (data.notices ?? []).map((item, at) => readNotice(item, ["notices", at], faults)),
    accessProfiles: (data.accessProfiles ?? []).map((item, at) =>
      readProfile(item, ["accessProfiles", at], faults),
    ),
    exceptions: data.calendar === undefined ? null : readExceptions(data.calendar, faults),
  };
  const [fault] = faults;
  return fault === undefined ? ok(read) : refused(fault);
}

const usualSshPort = 22;

function readProject({ id, name, servers = [] }: Item<"projects">) {
  return {
    id,
    name,
    servers: servers.map(({ sshPort = usualSshPort, address = null, ...server }) => ({
      ...server,
      sshPort,
      address,
    })),
  };
}

function readService(item: Item<"services">, path: FieldPath, faults: Fault[]): CatalogueEntry {
  const { securityFields = [], validFrom, validUntil = null, ...rest } = item;
  return {
    ...rest,
    securityFields,
    validFrom: instantOrFault(validFrom, [...path, "validFrom"], faults),
    validUntil:
      validUntil === null ? null : instantOrFault(validUntil, [...path, "validUntil"], faults),
  };
}

function readNotice(item: Item<"notices">, path: FieldPath, faults: Fault[]): Notice {
  const { version, validFrom, ...parts } = item;
  // Whoever agrees agrees to this text: its hash stands in every consent.
  const hash = digestFor("consent-notice", parts);
  return {
    version,
    hash,
    ...parts,
    validFrom: instantOrFault(validFrom, [...path, "validFrom"], faults),
  };
}

function readProfile(
  item: Item<"accessProfiles">,
  path: FieldPath,
  faults: Fault[],
): AccessProfile {
  const parsed = parseSshKey(item.publicKey);
  if ("fault" in parsed) faults.push(parsed.fault);
  faults.push(...sourceCidrFaults(item.sourceCidrs, [...path, "sourceCidrs"]));
  const fingerprint = "key" in parsed ? parsed.key.fingerprint : "";
  const validFrom = instantOrFault(item.validFrom, [...path, "validFrom"], faults);
  return { ...item, fingerprint, validFrom };
}

type Range = NonNullable<DeskData["calendar"]>;

function readExceptions({ exceptions }: Range, faults: Fault[]): readonly Exception[] {
  return exceptions.map(({ desk, from, until, weekdays = null }, at) => {
    const path = ["calendar", "exceptions", at];
    const first = readDay(from, [...path, "from"], faults);
    const last = readDay(until, [...path, "until"], faults);
    if (last < first) faults.push(dayFault([...path, "until"], until));
    return { desk, from: first, until: last, weekdays };
  });
}

function instantOrFault(text: string, path: FieldPath, faults: Fault[]): Instant {
  const read = readInstant(text, path);
  if (!read.ok) faults.push(read.fault);
  return read.ok ? read.value : 0;
}

function readDay(text: string, path: FieldPath, faults: Fault[]): Day {
  const day = parseDay(text);
  if (day === null) faults.push(dayFault(path, text));
  return day ?? 0;
}

function dayFault(path: FieldPath, came: string): Fault {
  return refusal("field_invalid", { path, wanted: { rule: "day" }, came: cameFrom(came) });
}
