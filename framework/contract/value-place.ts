import type { Field } from "../schema/index.ts";
import type { Path } from "./diagnostic.ts";

/** Where a value stands, and whether it must not be quoted to the user. */
export interface Place {
  readonly path: Path;
  readonly isHidden: boolean;
}

export const topPlace: Place = { path: [], isHidden: false };

export function inside(place: Place, step: string | number): Place {
  return { ...place, path: [...place.path, step] };
}

/** Whatever lies in a hidden field is hidden with it. */
export function insideField(place: Place, name: string, { sensitive, writeOnly }: Field): Place {
  const isHidden = place.isHidden || sensitive === true || writeOnly === true;
  return { ...inside(place, name), isHidden };
}
