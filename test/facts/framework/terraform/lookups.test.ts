import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type DataSource,
  failed,
  type PureFunction,
  succeeded,
} from "../../../../framework/contract/index.ts";
import { text, texts } from "../../../../framework/planning/index.ts";
import { type Packed, pack, unpack } from "../../../../framework/terraform/msgpack.ts";
import type { Fields } from "../../../../framework/value/index.ts";
import { sampleProvider } from "../../../support/sample-provider.ts";
import { SampleService } from "../../../support/sample-service.ts";
import { type TerraformClient, terraformClient } from "../../../support/terraform/client.ts";

const catalogue: DataSource<SampleService> = {
  schema: {
    name: "WidgetCatalogue",
    version: 0,
    description: "What there is.",
    fields: {
      nameBegin: { kind: { is: "string" }, giver: "required", description: "The first letters." },
      found: {
        kind: { is: "list", of: { is: "string" } },
        giver: "computed",
        description: "Names.",
      },
    },
  },
  check: (inputs) => {
    if (text(inputs, "nameBegin") !== "") return [];
    const detail = "Wanted a letter, came none. Write one.";
    return [
      { severity: "error", code: "empty", path: ["nameBegin"], summary: "Too short", detail },
    ];
  },
  read: async (inputs, { client }) =>
    succeeded({
      ...inputs,
      found: [...client.widgets.keys()].map((id) => `${text(inputs, "nameBegin")}${id}`),
    }),
};

const longest: PureFunction = {
  name: "longestOf",
  description: "The longest of some words.",
  parameters: [{ name: "words", kind: { is: "list", of: { is: "string" } }, description: "Them." }],
  result: { is: "integer" },
  call: ([words]) => {
    const lengths = texts({ words: words ?? null }, "words")?.map((word) => word.length) ?? [];
    if (lengths.length > 0) return succeeded(Math.max(...lengths));
    const detail = "Wanted a word, came none. Give one.";
    return failed({ severity: "error", code: "no_word", path: [0], summary: "No word", detail });
  },
};

let engine: TerraformClient;

beforeAll(async () => {
  const service = new SampleService();
  service.create({ name: "a" }, null);
  const provider = sampleProvider(service);
  engine = await terraformClient({
    ...provider,
    dataSources: { WidgetCatalogue: catalogue },
    functions: { longestOf: longest },
  });
});

afterAll(() => engine.close());

const packed = (value: Packed): { msgpack: Uint8Array<ArrayBuffer> } => ({ msgpack: pack(value) });
const typeName = "sample_widget_catalogue";

describe("a data source", () => {
  test("is not read before the provider is configured, and then it is", async () => {
    const request = { typeName, config: packed({ name_begin: "x-", found: null }) };
    const { diagnostics } = await engine.wire.readDataSource(request);
    expect(diagnostics[0]?.summary).toBe('The provider "sample" is not configured');
    await engine.configure({});
    const { state } = await engine.wire.readDataSource(request);
    expect(unpack(state?.msgpack ?? pack(null))).toEqual({ name_begin: "x-", found: ["x-w1"] });
  });

  test("is validated, its fields by their names on the wire", async () => {
    const config = packed({ name_begin: "", found: null });
    const { diagnostics } = await engine.wire.validateDataResourceConfig({ typeName, config });
    expect(diagnostics).toMatchObject([
      { summary: "Too short", attribute: { steps: [{ selector: { value: "name_begin" } }] } },
    ]);
  });
});

describe("null for what must be written", () => {
  const missing = (name: string) => [
    { summary: "This is missing", attribute: { steps: [{ selector: { value: name } }] } },
  ];

  test("is refused of a data source", async () => {
    const config = packed({ name_begin: null, found: null });
    const { diagnostics } = await engine.wire.validateDataResourceConfig({ typeName, config });
    expect(diagnostics).toMatchObject(missing("name_begin"));
  });

  test.each<readonly [string, Fields, readonly object[]]>([
    ["refused", {}, missing("name_begin")],
    ["nothing that counts where the environment says it", { nameBegin: "x" }, []],
  ])("is %s in the provider's configuration", async (_, environment, wanted) => {
    const strict = await terraformClient({
      ...sampleProvider(new SampleService()),
      configuration: { ...catalogue.schema, name: "Sample" },
      complete: (written) => ({ ...written, ...environment }),
    });
    const config = packed({ name_begin: null, found: null });
    const { diagnostics } = await strict.wire.validateProviderConfig({ config });
    expect(diagnostics).toMatchObject(wanted);
    await strict.close();
  });
});

describe("a function", () => {
  test("stands in the schema and by itself", async () => {
    const { functions } = await engine.wire.getFunctions({});
    const schema = await engine.wire.getProviderSchema({});
    expect(Object.keys(functions)).toEqual(["longest_of"]);
    expect(schema.functions).toEqual(functions);
  });

  test("is called with what the user wrote", async () => {
    const call = { name: "longest_of", arguments: [packed(["one", "three"])] };
    const { result, error } = await engine.wire.callFunction(call);
    expect(error).toBeUndefined();
    expect(unpack(result?.msgpack ?? pack(null))).toBe(5);
  });

  test.each([
    ["null", packed(null)],
    ["an envelope with nothing in it, which is null too", {}],
  ])("blames the argument when that is %s", async (_, argument) => {
    const { error } = await engine.wire.callFunction({ name: "longest_of", arguments: [argument] });
    expect(error).toMatchObject({
      text: "No word: Wanted a word, came none. Give one.",
      functionArgument: 0n,
    });
  });

  test("that nobody declared is the provider's fault", async () => {
    const { error } = await engine.wire.callFunction({ name: "other", arguments: [] });
    expect(error?.text).toContain("has a bug");
  });
});
