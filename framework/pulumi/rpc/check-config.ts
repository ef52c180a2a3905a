import type { MessageInitShape } from "@bufbuild/protobuf";
import type { CheckRequest, CheckResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import { errorTexts } from "../answer.ts";
import { configurationFrom } from "../configuration.ts";
import { judge } from "../judge.ts";
import type { Session } from "../session.ts";

/** What came is given back unchanged, so that nothing from the environment enters the state. */
export function checkConfig<Client>(
  { provider }: Session<Client>,
  { news = {} }: CheckRequest,
): MessageInitShape<typeof CheckResponseSchema> {
  const settings = provider.complete(configurationFrom(provider, news));
  const complaints = judge(provider.configuration.fields, settings, provider.language(settings));
  return { inputs: news, failures: errorTexts(complaints).map((reason) => ({ reason })) };
}
