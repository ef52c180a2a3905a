import { expect, test } from "vitest";
import { Provider } from "../../../../framework/wire/generated/tfplugin6_pb.ts";
import { SampleService } from "../../../support/sample-service.ts";
import { terraformInProcess } from "../../../support/terraform/in-process.ts";
import { replayed } from "../../../support/transcript.ts";
import transcript from "./transcript.json" with { type: "json" };

test("what OpenTofu asked in one life of a resource is answered as it was then", async () => {
  const service = new SampleService();
  const answered = await replayed(Provider, terraformInProcess(service), transcript);
  expect(answered).toEqual(transcript);
  expect(service.log).toEqual(["create w1", "update w1", "delete w1"]);
});
