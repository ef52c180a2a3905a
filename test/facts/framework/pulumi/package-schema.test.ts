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
  ])("shows %s as Pulumi declares it", (_, name, shown) => {
    expect(schema).toMatchObject({
      resources: { [token]: { inputProperties: { [name]: shown } } },
    });
  });

  test("requires what the user must give, and promises what is always there", () => {
    expect(schema).toMatchObject({
      resources: { [token]: { requiredInputs: ["name"], required: ["name", "size", "turnedOn"] } },
    });
  });

  test.each([
    ["a computed value", "inputProperties", "serial"],
    ["a write-only value", "properties", "password"],
    ["the id, which travels by itself", "properties", "id"],
  ])("leaves %s out of %s", (_, part, name) => {
    expect(schema).toHaveProperty(["resources", token, part, "name"]);
    expect(schema).not.toHaveProperty(["resources", token, part, name]);
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
