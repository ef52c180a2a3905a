import { afterAll, describe, expect, test } from "vitest";
import { fieldsFromPacked } from "../../../../framework/terraform/values.ts";
import { unpack } from "../../../../framework/terraform/msgpack.ts";
import { sampleProvider, widgetSchema } from "../../../support/sample-provider.ts";
import { SampleService } from "../../../support/sample-service.ts";
import { terraformClient } from "../../../support/terraform/client.ts";

const engine = await terraformClient(sampleProvider(new SampleService()));
const typeName = "sample_fancy_widget";

afterAll(() => engine.close());

function rawState(state: string): { readonly json: Uint8Array<ArrayBuffer> } {
  return { json: new TextEncoder().encode(state) };
}

function fields(msgpack: Uint8Array | undefined): unknown {
  return fieldsFromPacked(widgetSchema.fields, unpack(msgpack ?? new Uint8Array()));
}

describe("a stored state", () => {
  test("of the present version comes as it is, missing fields as null, numbers exact", async () => {
    const state = '{"name":"a","weight":1100000000000000000000000000000,"amount":9007199254740991}';
    const answer = await engine.wire.upgradeResourceState({
      typeName,
      version: 1n,
      rawState: rawState(state),
    });
    expect(fields(answer.upgradedState?.msgpack)).toMatchObject({
      name: "a",
      weight: 1.1e30,
      amount: 9007199254740991,
      notes: null,
    });
  });

  test("of an older version is upgraded, names of fields changed and keys of maps kept", async () => {
    const state =
      '{"title":"old","turned_on":false,"notes":{"snake_key":"x"},"spares":{"my_shelf":{"part_name":"y"}}}';
    const answer = await engine.wire.upgradeResourceState({
      typeName,
      version: 0n,
      rawState: rawState(state),
    });
    expect(fields(answer.upgradedState?.msgpack)).toMatchObject({
      name: "old",
      turnedOn: false,
      notes: { snake_key: "x" },
      spares: { my_shelf: { partName: "y" } },
    });
  });

  test.each([
    [2n, "{}", "written by a newer provider"],
    [-1n, "{}", "too old"],
    [1n, "{", "cannot be read"],
    [1n, '{"amount":9007199254740993}', "cannot be kept exactly"],
  ])("of version %d that says %s is refused: %s", async (version, state, summary) => {
    const { diagnostics } = await engine.wire.upgradeResourceState({
      typeName,
      version,
      rawState: rawState(state),
    });
    expect(diagnostics[0]?.summary).toContain(summary);
  });
});

describe("a moved state", () => {
  const source = { sourceSchemaVersion: 1n, sourceState: rawState('{"name":"a"}') };

  test("of the same type under another address is taken over with its private state", async () => {
    const answer = await engine.wire.moveResourceState({
      ...source,
      sourceTypeName: typeName,
      targetTypeName: typeName,
      sourcePrivate: Uint8Array.of(123, 125),
    });
    expect(fields(answer.targetState?.msgpack)).toMatchObject({ name: "a" });
    expect([...answer.targetPrivate]).toEqual([123, 125]);
  });

  test("of another type is refused", async () => {
    const { diagnostics } = await engine.wire.moveResourceState({
      ...source,
      sourceTypeName: "other_thing",
      targetTypeName: typeName,
    });
    expect(diagnostics[0]?.detail).toContain('came a "other_thing"');
  });
});
