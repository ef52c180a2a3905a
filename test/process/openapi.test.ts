import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { run } from "../../tools/run.ts";
import { ensureSchemathesis } from "../../tools/schemathesis.ts";
import { type Bodies, bodies } from "../../desk/contract/bodies.ts";
import { routeNames } from "../facts/desk/attack/calls.ts";
import { furnish } from "../facts/desk/attack/furnish.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { runs } from "../support/runs.ts";

vi.setConfig({ testTimeout: 600_000 });

let desk: TestDesk;
let folder: string;
beforeEach(async () => {
  desk = await startTestDesk();
  folder = await mkdtemp(join(tmpdir(), "deskform-openapi-"));
});
afterEach(async () => {
  await desk.remove();
  await rm(folder, { recursive: true });
});

test("the description is valid OpenAPI 3.1 for an independent linter", async () => {
  const file = join(folder, "openapi.json");
  const text = await (await desk.raw("/openapi.json")).text();
  expect(JSON.parse(text)).toMatchObject({ openapi: "3.1.0" });
  await writeFile(file, text);
  // A fixed part of a path goes before a parameter in its place, as OpenAPI says.
  const options = ["--extends", "recommended-strict", "--skip-rule", "no-ambiguous-paths"];
  const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  expect(await run("redocly", ["lint", file, ...options], { env })).toMatchObject({ code: 0 });
});

/** The tool takes a body that is left out for a wrong one, also where it may be; the attacks judge these. */
function withOptionalBody(): string {
  const names = routeNames.filter((name) => {
    const { body }: Bodies = bodies[name];
    return body !== undefined && "properties" in body && !("required" in body);
  });
  return names
    .map(
      (name) => `
[[operations]]
include-operation-id = "${name}"
checks.negative_data_rejection.enabled = false
`,
    )
    .join("");
}

/** Real ids, so that routes get beyond "not found"; and what the desk does on purpose. */
function settings(ids: Readonly<Record<string, string>>): string {
  const refusals = `"400", "401", "403", "404", "409", "412", "413", "422", "428", "429"`;
  const parameters = Object.entries(ids).map(
    ([name, id]) => `"path.${name}" = ${JSON.stringify(id)}`,
  );
  return `
[parameters]
${parameters.join("\n")}

[checks]
# An address is a method and a path; any other is not found.
unsupported_method.enabled = false

[checks.positive_data_acceptance]
# A schema cannot say all that a form, a state or a version wants.
expected-statuses = ["2xx", ${refusals}]

[checks.negative_data_rejection]
expected-statuses = [${refusals}]

[checks.missing_required_header]
expected-statuses = [${refusals}]
${withOptionalBody()}`;
}

describe("what the desk answers conforms to its description, and nothing makes it fail", () => {
  const examples = runs(3);
  const seed = 20_261_124;

  test.each([
    ["customer", "^/v1/projects", "coverage,fuzzing"],
    ["auditor", "^/v1/projects/.*(audit|events|charges|calendar)", "coverage,fuzzing"],
    ["engineer", "^/v1/desk/(tickets|queue|inquiries|calendar|clock)", "coverage,fuzzing"],
    ["admin", "^/v1/desk/(principals|tokens|projects|calendar|audit|clock)", "coverage,fuzzing"],
    ["admin", "^/v1/desk/import", "fuzzing"],
  ] as const)("as %s on %s, with ids that exist", async (role, paths, phases) => {
    // A fingerprint has a slash, which the tool does not escape.
    const { ticket, grant, inquiry, server, registration, owner, principal } = await furnish(
      desk,
      "demo",
      desk.tokens.customer,
    );
    const ids = { project: "demo", ticket, grant, inquiry, server, registration, owner, principal };
    const file = join(folder, "schemathesis.toml");
    await writeFile(file, settings(ids));
    const [command, ...words] = await ensureSchemathesis();
    const caller = ["--header", `Authorization: Bearer ${desk.tokens[role]}`];
    const bounds = ["--phases", phases, "--max-examples", String(examples)];
    const fixed = ["--seed", String(seed), "--generation-database", "none", "--no-color"];
    const selected = ["--include-path-regex", paths];
    const address = `${desk.address}/openapi.json`;
    const options = ["run", address, ...caller, ...bounds, ...fixed, ...selected];
    const { code, output } = await run(command, [...words, "--config-file", file, ...options], {
      cwd: folder,
    });
    expect(output).toMatch(/\d+ generated/);
    expect(code === 0 ? "conforms" : output.slice(-6_000)).toBe("conforms");
  });
});
