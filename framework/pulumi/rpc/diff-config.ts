import type { MessageInitShape } from "@bufbuild/protobuf";
import { same } from "../../value/index.ts";
import {
  type DiffRequest,
  DiffResponse_DiffChanges,
  type DiffResponseSchema,
} from "../../wire/generated/pulumirpc_pb.ts";
import type { Session } from "../session.ts";
import { fromStruct } from "../struct.ts";

/** A changed configuration never replaces resources: each of them finds out for itself. */
export function diffConfig<Client>(
  _session: Session<Client>,
  { oldInputs, olds, news }: DiffRequest,
): MessageInitShape<typeof DiffResponseSchema> {
  const unchanged = same(fromStruct(oldInputs ?? olds), fromStruct(news)) === "yes";
  const { DIFF_NONE, DIFF_SOME } = DiffResponse_DiffChanges;
  return { changes: unchanged ? DIFF_NONE : DIFF_SOME };
}
