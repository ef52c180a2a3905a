import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../tools/bundle.ts";
import { run } from "../../tools/run.ts";
import { runCli } from "../support/cli.ts";
import { pulumiWorkspace } from "../support/pulumi/workspace.ts";
import { engines, workspace } from "../support/terraform/engine.ts";

let folder: string;
let program: string;

/** As it is shipped: the bundles, and nothing else of the checkout. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-install-"));
  await bundle(join(folder, "dist"));
  program = join(folder, "dist", "deskform");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Installed {
  readonly folders: readonly string[];
  readonly settings: string | null;
  readonly configuration: string;
}

async function install(engine: string, to: string, env = {}): Promise<Installed> {
  const words = ["install", engine, ...(to === "" ? [] : ["--to", to]), "--json"];
  const { code, output } = await run(program, words, { env: { HOME: folder, ...env } });
  const told: unknown = JSON.parse(output);
  if (code === 0 && isInstalled(told)) return told;
  throw new Error(`install ${engine} ended with ${code}: ${output}`);
}

function isInstalled(told: unknown): told is Installed {
  return typeof told === "object" && told !== null && "configuration" in told;
}

async function schemaFor(engine: string): Promise<unknown> {
  const schema: unknown = JSON.parse((await runCli({}, "schema", engine)).output);
  return schema;
}

describe.each(await engines())("$name", (engine) => {
  test("finds the installed provider, locks it, and prints the schema that deskform prints", async () => {
    const { settings, configuration } = await install("terraform", join(folder, engine.name));
    const place = await workspace(engine, {});
    await place.settings(settings ?? "");
    await writeFile(join(place.folder, "main.tf"), configuration);
    await place.must("init");
    // A second look finds the package as it was locked: starting it has changed nothing in it.
    await place.must("validate");
    await place.must("init");
    const printed: unknown = JSON.parse(await place.must("providers", "schema", "-json"));
    await place.remove();
    expect(resourcesIn(printed)).toEqual(resourcesIn(await schemaFor("terraform")));
  });
});

/** Of the one provider there, whatever its host is called. */
function resourcesIn(printed: unknown): unknown {
  return member(member(member(printed, "provider_schemas"), null), "resource_schemas");
}

function member(data: unknown, name: string | null): unknown {
  const members: readonly [string, unknown][] =
    typeof data === "object" && data !== null ? Object.entries(data) : [];
  const found = members.find(([each]) => name === null || each === name);
  if (found === undefined) throw new Error(`the member ${name ?? "of any name"} was wanted`);
  return found[1];
}

test("Pulumi finds the installed plugin, and prints the schema that deskform prints", async () => {
  const place = await pulumiWorkspace();
  await install("pulumi", "", { PULUMI_HOME: place.environment["PULUMI_HOME"] });
  const printed: unknown = JSON.parse(await place.succeed("package", "get-schema", "deskform"));
  await place.remove();
  expect(printed).toEqual(await schemaFor("pulumi"));
});

test("a package has what the provider loads, and none of the desk", async () => {
  const { folders } = await install("pulumi", join(folder, "elsewhere"));
  const files = await readdir(join(folders[0] ?? "", "lib"));
  expect(files).toContain("pulumi-resource-deskform.mjs");
  expect(files.filter((name) => /^(serve|demo|init|deskform)\b/.test(name))).toEqual([]);
});

test("installing again replaces the package as a whole", async () => {
  const { folders } = await install("pulumi", join(folder, "again"));
  await writeFile(join(folders[0] ?? "", "lib", "left-over.mjs"), "");
  await install("pulumi", join(folder, "again"));
  expect(await readdir(join(folders[0] ?? "", "lib"))).not.toContain("left-over.mjs");
  expect(await readdir(join(folder, "again"))).toHaveLength(1);
});
