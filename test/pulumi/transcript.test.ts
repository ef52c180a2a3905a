import { expect, test } from "vitest";
import { ResourceProvider } from "../../framework/wire/generated/pulumirpc_pb.ts";
import { startServer } from "../../framework/wire/index.ts";
import { pulumiInProcess } from "../support/pulumi/in-process.ts";
import { pulumiWorkspace } from "../support/pulumi/workspace.ts";
import { SampleService } from "../support/sample-service.ts";
import { type Exchange, keep, recorded, replayed } from "../support/transcript.ts";

const widget = (amount: number): object => ({
  resources: { it: { type: "sample:FancyWidget", properties: { name: "alpha", amount } } },
});

/** From create to destroy, and what went over the wire meanwhile. */
async function oneLife(service: SampleService): Promise<readonly Exchange[]> {
  let exchanges: readonly Exchange[] = [];
  const server = await startServer({
    address: { port: 0 },
    messageBytesMax: 1024 * 1024,
    routes(router) {
      exchanges = recorded(router, ResourceProvider, pulumiInProcess(service));
    },
  });
  const port = "port" in server.address ? server.address.port : 0;
  const pulumi = await pulumiWorkspace({ PULUMI_DEBUG_PROVIDERS: `sample:${port}` });
  await pulumi.declare({ ...widget(1) });
  await pulumi.succeed("up", "--yes");
  await pulumi.succeed("refresh", "--yes");
  await pulumi.declare({ ...widget(2) });
  await pulumi.succeed("up", "--yes");
  await pulumi.succeed("destroy", "--yes");
  server.destroy();
  await pulumi.remove();
  return exchanges;
}

test("what Pulumi was answered in one life of a resource is answered again without it", async () => {
  const service = new SampleService();
  const exchanges = await oneLife(service);
  expect(service.log).toEqual(["create w1", "update w1", "delete w1"]);
  await keep("pulumi", exchanges);
  const again = await replayed(ResourceProvider, pulumiInProcess(new SampleService()), exchanges);
  expect(again).toEqual(exchanges);
});
