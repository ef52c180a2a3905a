/** Log lines as engines read them, by go-plugin's rules: one JSON object a line. */
import type { Host } from "./host.ts";

const levels = ["trace", "debug", "info", "warn", "error"] as const;

export type Level = (typeof levels)[number];

export type Log = (
  level: Level,
  message: string,
  details?: Readonly<Record<string, string>>,
) => void;

/** Writes from the level on that the user asked for; nothing unless somebody reads it. */
export function createLog(provider: string, host: Host): Log {
  const threshold = wantedLevel(provider, host.environment);
  if (threshold < 0) return () => {};
  return (level, message, details = {}) => {
    if (levels.indexOf(level) < threshold) return;
    host.log(
      JSON.stringify({
        ...details,
        "@level": level,
        "@message": message,
        "@module": provider,
        "@timestamp": timestamp(host.now()),
      }),
    );
  };
}

function wantedLevel(provider: string, environment: Host["environment"]): number {
  const wanted =
    environment[`TF_LOG_PROVIDER_${provider.toUpperCase()}`] ??
    environment["TF_LOG_PROVIDER"] ??
    environment["TF_LOG"] ??
    "";
  // `TF_LOG=JSON` means everything, in another format.
  if (wanted.toLowerCase() === "json") return 0;
  return levels.findIndex((level) => level === wanted.toLowerCase());
}

/** Engines parse exactly six fractional digits and log the whole line raw otherwise. */
function timestamp(instant: Date): string {
  return instant.toISOString().replace(/Z$/, "000Z");
}
