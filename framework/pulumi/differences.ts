/** A plan as Pulumi displays it: which properties change, and against what each is compared. */
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Path, Plan } from "../contract/index.ts";
import { type Change, changes, proposed } from "../planning/index.ts";
import type { Schema } from "../schema/index.ts";
import { bare, type Fields, same } from "../value/index.ts";
import {
  DiffResponse_DiffChanges,
  type DiffResponseSchema,
  PropertyDiff_Kind,
  type PropertyDiffSchema,
} from "../wire/generated/pulumirpc_pb.ts";
import { startsWith, toWirePath, valueAt } from "./paths.ts";
import { previewSentenceProperty } from "./stored.ts";

export interface Comparison {
  readonly schema: Schema;
  readonly state: Fields;
  readonly oldInputs: Fields;
  readonly inputs: Fields;
  /** Of the last apply and of this one; null where the resource has none. */
  readonly previewSentences: readonly [before: string | null, after: string | null] | null;
  /** Null when the plan was refused. Update plans again and gives the reasons. */
  readonly plan: Plan | null;
}

type PropertyDiff = MessageInitShape<typeof PropertyDiffSchema>;

export function differences(comparison: Comparison): MessageInitShape<typeof DiffResponseSchema> {
  const { plan } = comparison;
  if (plan?.action === "none") {
    return { changes: DiffResponse_DiffChanges.DIFF_NONE, hasDetailedDiff: true };
  }
  const because = plan?.action === "replace" ? plan.because : [];
  const detailed = [...fieldDifferences(comparison, because), ...sentenceDifference(comparison)];
  return {
    changes: DiffResponse_DiffChanges.DIFF_SOME,
    diffs: topNames(detailed.map(([path]) => path)),
    detailedDiff: Object.fromEntries(detailed.map(([path, diff]) => [toWirePath(path), diff])),
    hasDetailedDiff: true,
    replaces: plan?.action === "replace" ? replacedNames(because) : [],
    deleteBeforeReplace: true,
  };
}

type Difference = readonly [Path, PropertyDiff];

/** Outputs alone are left out: Pulumi would display them as removed. */
function fieldDifferences(comparison: Comparison, because: readonly Path[]): readonly Difference[] {
  const { schema, state, oldInputs, inputs, plan } = comparison;
  const planned =
    plan === null || plan.action === "delete" ? proposed(schema, state, inputs) : plan.planned;
  return changes(schema, state, planned)
    .filter(({ path: [top] }) => schema.fields[String(top)]?.giver !== "computed")
    .map((change) => {
      const { path } = change;
      const replaces = because.some((cause) => startsWith(path, cause) || startsWith(cause, path));
      const inputDiff = same(valueAt(oldInputs, path), valueAt(inputs, path)) !== "yes";
      return [path, { kind: diffKind(change, replaces), inputDiff }];
    });
}

function diffKind({ from, to }: Change, replaces: boolean): PropertyDiff_Kind {
  if (bare(from) === null) return replaces ? PropertyDiff_Kind.ADD_REPLACE : PropertyDiff_Kind.ADD;
  if (bare(to) === null) {
    return replaces ? PropertyDiff_Kind.DELETE_REPLACE : PropertyDiff_Kind.DELETE;
  }
  return replaces ? PropertyDiff_Kind.UPDATE_REPLACE : PropertyDiff_Kind.UPDATE;
}

function sentenceDifference({ previewSentences }: Comparison): readonly Difference[] {
  const [before, after] = previewSentences ?? [null, null];
  if (after === null || after === before) return [];
  const kind = before === null ? PropertyDiff_Kind.ADD : PropertyDiff_Kind.UPDATE;
  return [[[previewSentenceProperty], { kind, inputDiff: true }]];
}

/** Never empty, since an empty list would tell the engine to update. */
function replacedNames(because: readonly Path[]): string[] {
  const names = topNames(because);
  return names.length === 0 ? ["id"] : names;
}

function topNames(paths: readonly Path[]): string[] {
  return [...new Set(paths.map(([top]) => String(top)))];
}
