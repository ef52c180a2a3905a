/** Declared paths as attribute paths. */
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Path } from "../contract/index.ts";
import { type FieldTable, type Kind, type Schema, snakeCase } from "../schema/index.ts";
import type {
  AttributePathSchema,
  AttributePath_StepSchema,
} from "../wire/generated/tfplugin6_pb.ts";

type Step = MessageInitShape<typeof AttributePath_StepSchema>;
type WirePath = MessageInitShape<typeof AttributePathSchema>;

/** As deep as the wire can say it: elements of a set have no address, so the path ends at the set. */
export function toWirePath({ fields }: Schema, path: Path): WirePath | undefined {
  const steps: Step[] = [];
  let kind: Kind | undefined = { is: "object", fields };
  for (const part of path) {
    const step: readonly [Step, Kind] | null = kind === undefined ? null : stepInto(kind, part);
    if (step === null) break;
    steps.push(step[0]);
    kind = step[1];
  }
  return steps.length === 0 ? undefined : { steps };
}

function stepInto(kind: Kind, part: string | number): readonly [Step, Kind] | null {
  if (kind.is === "object") return fieldStep(kind.fields, String(part));
  if (kind.is === "map") {
    return [{ selector: { case: "elementKeyString", value: String(part) } }, kind.of];
  }
  if (kind.is === "list") {
    return [{ selector: { case: "elementKeyInt", value: BigInt(part) } }, kind.of];
  }
  return null;
}

function fieldStep(fields: FieldTable, name: string): readonly [Step, Kind] | null {
  const field = fields[name];
  if (field === undefined) return null;
  return [{ selector: { case: "attributeName", value: snakeCase(name) } }, field.kind];
}
