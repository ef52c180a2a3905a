import { join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { addPluginServices } from "../../framework/terraform/plugin-services.ts";
import { Provider } from "../../framework/wire/generated/tfplugin6_pb.ts";
import { startServer } from "../../framework/wire/index.ts";
import { SampleService } from "../support/sample-service.ts";
import { engines, workspace } from "../support/terraform/engine.ts";
import { terraformInProcess } from "../support/terraform/in-process.ts";
import { type Exchange, keep, recorded, replayed } from "../support/transcript.ts";

const widget = (amount: number): string =>
  `resource "sample_fancy_widget" "a" {\n  name = "alpha"\n  amount = ${amount}\n}\n`;

/** From create to destroy, and what went over the wire meanwhile. */
async function oneLife(service: SampleService): Promise<readonly Exchange[]> {
  const [engine] = await engines();
  if (engine === undefined) throw new Error("there is no engine");
  const place = await workspace(engine, {});
  const path = join(place.folder, "plugin.sock");
  const closing = new AbortController();
  let exchanges: readonly Exchange[] = [];
  const server = await startServer({
    address: { path },
    messageBytesMax: 1024 * 1024,
    routes(router) {
      exchanges = recorded(router, Provider, terraformInProcess(service));
      addPluginServices(router, closing.signal, () => {});
    },
  });
  const Addr = { Network: "unix", String: path };
  const served = { Protocol: "grpc", ProtocolVersion: 6, Pid: process.pid, Test: true, Addr };
  const TF_REATTACH_PROVIDERS = JSON.stringify({ "example.com/acme/sample": served });
  const attached = place.with({ TF_REATTACH_PROVIDERS });
  await attached.write(widget(1));
  await attached.must("apply", "-auto-approve");
  await attached.write(widget(2));
  await attached.must("apply", "-auto-approve");
  await attached.must("destroy", "-auto-approve");
  closing.abort();
  server.destroy();
  await place.remove();
  return exchanges;
}

test("what OpenTofu was answered in one life of a resource is answered again without it", async () => {
  const service = new SampleService();
  const exchanges = await oneLife(service);
  expect(service.log).toEqual(["create w1", "update w1", "delete w1"]);
  await keep("terraform", exchanges);
  const again = await replayed(Provider, terraformInProcess(new SampleService()), exchanges);
  expect(again).toEqual(exchanges);
});
