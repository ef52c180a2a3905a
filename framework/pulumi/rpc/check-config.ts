import type { MessageInitShape } from "@bufbuild/protobuf";
import { configured } from "../../planning/index.ts";
import type { CheckRequest, CheckResponseSchema } from "../../wire/generated/pulumirpc_pb.ts";
import { fromWireConfiguration } from "../configuration.ts";
import { toCheckFailures } from "../diagnostics.ts";
import type { Session } from "../session.ts";
import { validate } from "../validate.ts";

/** What came is given back unchanged, so that nothing from the environment enters the state. */
export function checkConfig<Client>(
  { provider }: Session<Client>,
  { news = {} }: CheckRequest,
): MessageInitShape<typeof CheckResponseSchema> {
  const written = fromWireConfiguration(provider, news);
  const language = provider.language(provider.complete(written));
  const errors = validate(provider.configuration.fields, configured(provider, written));
  const diagnostics = errors.map((error) => error.diagnostic(language));
  return { inputs: news, failures: toCheckFailures(diagnostics) };
}
