import type { MessageInitShape } from "@bufbuild/protobuf";
import type { StopProvider_ResponseSchema } from "../../wire/generated/tfplugin6_pb.ts";
import type { Session } from "../session.ts";

/** Calls under way end by themselves, each with an answer of its own. */
export async function stopProvider<Client>(
  session: Session<Client>,
): Promise<MessageInitShape<typeof StopProvider_ResponseSchema>> {
  session.stop();
  return {};
}
