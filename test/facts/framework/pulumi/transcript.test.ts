import { expect, test } from "vitest";
import { ResourceProvider } from "../../../../framework/wire/generated/pulumirpc_pb.ts";
import { SampleService } from "../../../support/sample-service.ts";
import { pulumiInProcess } from "../../../support/pulumi/in-process.ts";
import { replayed } from "../../../support/transcript.ts";
import transcript from "./transcript.json" with { type: "json" };

test("what Pulumi asked in one life of a resource is answered as it was then", async () => {
  const service = new SampleService();
  const answered = await replayed(ResourceProvider, pulumiInProcess(service), transcript);
  expect(answered).toEqual(transcript);
  expect(service.log).toEqual(["create w1", "update w1", "delete w1"]);
});
