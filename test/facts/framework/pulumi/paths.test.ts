import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fromWirePath,
  toWirePath,
  valueAt,
  withValueAt,
} from "../../../../framework/pulumi/paths.ts";
import { Secret } from "../../../../framework/value/index.ts";
import { runs } from "../../../support/runs.ts";

/** The engine itself escapes nothing but quotes, and reads a star as any name. */
function isPlain(name: string): boolean {
  return name !== "*" && !name.includes("\\");
}

describe("property paths", () => {
  test.each([
    [["name"], "name"],
    [["contact", "phone"], "contact.phone"],
    [["parts", 0, "quantity"], "parts[0].quantity"],
    [["notes", "a.b"], 'notes["a.b"]'],
    [["notes", 'with "quotes"'], 'notes["with \\"quotes\\""]'],
    [["a.b", "c"], '["a.b"].c'],
  ])("%j is written %s, and read back", (path, text) => {
    expect(toWirePath(path)).toBe(text);
    expect(fromWirePath(text)).toEqual(path);
  });

  test.each([
    ["parts[*].quantity", ["parts"]],
    ["notes.*", ["notes"]],
    ["*", []],
  ])("%s covers everything below", (text, path) => {
    expect(fromWirePath(text)).toEqual(path);
  });

  test("any path is read as it was written", () => {
    const name = fc.string({ minLength: 1 }).filter(isPlain);
    const paths = fc.array(fc.oneof(name, fc.nat(99)), { minLength: 1, maxLength: 4 });
    const property = fc.property(paths, (path) => {
      expect(fromWirePath(toWirePath(path))).toEqual(path);
    });
    fc.assert(property, { numRuns: runs(2_000) });
  });

  test("lead through secrets, which stay secret", () => {
    const fields = { contact: new Secret({ phone: "1" }) };
    expect(valueAt(fields, ["contact", "phone"])).toBe("1");
    const changed = withValueAt(fields, ["contact", "phone"], "2");
    expect(JSON.stringify(changed)).toBe('{"contact":"(secret)"}');
    expect(valueAt(changed, ["contact", "phone"])).toBe("2");
  });

  test("to nowhere change nothing", () => {
    expect(withValueAt({ a: null }, ["a", "b"], 1)).toEqual({ a: null });
    expect(valueAt({ a: [1] }, ["a", 3])).toBeNull();
  });
});
