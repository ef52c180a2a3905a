/** A moment as milliseconds since 1970 in UTC. Text at every boundary is RFC 3339. */
export type Instant = number;

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2200, 0, 1);

// A zone is required: an instant without one means another moment on every machine.
const rfc3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;

/** `2026-11-24T01:00:00.000Z`. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** `2026-11-24T10:00:00+09:00`, as people in Seoul read it; whole seconds. */
export function formatSeoul(instant: Instant): string {
  return `${new Date(instant + 9 * hourMs).toISOString().slice(0, 19)}+09:00`;
}

/** Null unless the text is RFC 3339 with a zone, names a real day, and lies between 1990 and 2200. */
export function parseInstant(text: string): Instant | null {
  const parts = rfc3339.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, fraction = "", zone = "Z"] = parts;
  const civil = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, "0").slice(0, 3)),
  );
  // Date.UTC rolls the 30th of February over into March; such a day is refused.
  const rolled = new Date(civil).toISOString().slice(0, 19);
  if (rolled !== text.slice(0, 19).toUpperCase()) return null;
  const offset = offsetMs(zone);
  if (offset === null) return null;
  const instant = civil - offset;
  return instant >= earliest && instant < latest ? instant : null;
}

function offsetMs(zone: string): number | null {
  if (zone.toUpperCase() === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * hourMs + minutes * minuteMs);
}
