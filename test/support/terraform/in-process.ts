/** The sample provider behind the Terraform face, called without a socket. */
import { createRouterTransport, type Transport } from "@connectrpc/connect";
import { createService } from "../../../framework/terraform/service.ts";
import { Session } from "../../../framework/terraform/session.ts";
import { Provider } from "../../../framework/wire/generated/tfplugin6_pb.ts";
import { sampleProvider } from "../sample-provider.ts";
import type { SampleService } from "../sample-service.ts";

export function terraformInProcess(service: SampleService): Transport {
  const session = new Session(sampleProvider(service), () => {});
  return createRouterTransport((router) => void router.service(Provider, createService(session)));
}
