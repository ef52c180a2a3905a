import { type Fault, refusal } from "../fault.ts";
import type { Instant } from "../scalar/instant.ts";
import type { CatalogueRow, Offer, ServiceLine } from "./application.ts";

/** The services offered at a moment, each in its newest version. */
export function offeredAt(rows: readonly CatalogueRow[], now: Instant): readonly ServiceLine[] {
  const valid = rows.filter(
    ({ validFrom, validUntil }) => validFrom <= now && (validUntil === null || now < validUntil),
  );
  return valid
    .filter((row) =>
      valid.every(({ code, version }) => code !== row.code || version <= row.version),
    )
    .map(serviceLine);
}

function serviceLine({ validFrom: _, validUntil: __, ...line }: CatalogueRow): ServiceLine {
  return line;
}

/**
 * What a ticket keeps of the chosen services, in the order of their codes. What it has already
 * stays as it was when it was chosen, whatever the catalogue says now.
 */
export function chosenServices<Line extends Offer>(
  codes: readonly string[],
  offered: readonly Line[],
  kept: readonly Line[],
): { readonly services: readonly Line[]; readonly faults: readonly Fault[] } {
  const services: Line[] = [];
  const faults: Fault[] = [];
  for (const code of codes.toSorted()) {
    const line = [...kept, ...offered].find((service) => service.code === code);
    if (line !== undefined) services.push(line);
    else
      faults.push(refusal("service_unknown", { code, offered: offered.map((each) => each.code) }));
  }
  return { services, faults };
}
