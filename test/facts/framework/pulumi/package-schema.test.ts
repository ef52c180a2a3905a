import { describe, expect, test } from "vitest";
import { packageSchema } from "../../../../framework/pulumi/index.ts";
import { sampleProvider } from "../../../support/sample-provider.ts";
import { SampleService } from "../../../support/sample-service.ts";

const schema = packageSchema(sampleProvider(new SampleService()));
const token = "sample:index:FancyWidget";

describe("the package schema", () => {
  test.each([
    ["text", "name", { type: "string" }],
    ["a choice", "size", { $ref: `#/types/${token}Size` }],
    ["a truth", "turnedOn", { type: "boolean", default: true }],
    ["a whole number", "amount", { type: "integer" }],
    ["a number", "weight", { type: "number" }],
    ["a list", "steps", { type: "array", items: { type: "string" } }],
    ["a set", "tags", { type: "array", items: { type: "string" } }],
    ["a map", "notes", { type: "object", additionalProperties: { type: "string" } }],
    ["an object", "shape", { $ref: `#/types/${token}Shape` }],
    ["a list of objects", "parts", { type: "array", items: { $ref: `#/types/${token}Parts` } }],
    ["a sensitive value", "contact", { type: "string", secret: true }],
    ["a write-only value", "password", { type: "string", secret: true }],
  ])("shows %s", (_, name, shown) => {
    expect(schema).toMatchObject({ resources: { [token]: { inputProperties: { [name]: shown } } } });
  });

  test("requires what the user must give, and promises what is always there", () => {
    expect(schema).toMatchObject({
      resources: { [token]: { requiredInputs: ["name"], required: ["name", "size", "turnedOn"] } },
    });
  });

  test("leaves computed values out of inputs, write-only values and the id out of outputs", () => {
    const { inputs, outputs } = namesIn(schema["resources"]);
    expect(inputs).not.toContain("serial");
    expect(outputs).toContain("serial");
    expect(outputs).not.toContain("password");
    expect(outputs).not.toContain("id");
  });

  test("names nested types by where they stand", () => {
    expect(schema["types"]).toMatchObject({
      [`${token}Size`]: { type: "string", enum: [{ value: "small" }, { value: "large" }] },
      [`${token}Shape`]: {
        properties: { center: { $ref: `#/types/${token}ShapeCenter` } },
        required: ["outerWidth"],
      },
      [`${token}ShapeCenter`]: { required: ["distanceLeft", "distanceTop"] },
    });
  });

  test("marks the secret part of the configuration", () => {
    const { config } = schema;
    expect(config).toMatchObject({ variables: { token: { type: "string", secret: true } } });
  });
});

interface Resources {
  readonly [token: string]: { readonly inputProperties: object; readonly properties: object };
}

function namesIn(resources: unknown): { readonly inputs: string[]; readonly outputs: string[] } {
  const { inputProperties = {}, properties = {} } = (resources as Resources)[token] ?? {};
  return { inputs: Object.keys(inputProperties), outputs: Object.keys(properties) };
}
