/** The sample provider behind the Pulumi face, called without a port. */
import { createRouterTransport, type Transport } from "@connectrpc/connect";
import { createService } from "../../../framework/pulumi/service.ts";
import { Session } from "../../../framework/pulumi/session.ts";
import { ResourceProvider } from "../../../framework/wire/generated/pulumirpc_pb.ts";
import { sampleProvider } from "../sample-provider.ts";
import type { SampleService } from "../sample-service.ts";

export function pulumiInProcess(service: SampleService): Transport {
  const session = new Session(sampleProvider(service), (timeoutMs) =>
    AbortSignal.timeout(timeoutMs),
  );
  return createRouterTransport(
    (router) => void router.service(ResourceProvider, createService(session)),
  );
}
