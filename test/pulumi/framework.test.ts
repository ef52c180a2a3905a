import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { packageSchema } from "../../framework/pulumi/index.ts";
import type { Fields } from "../../framework/value/index.ts";
import { serveInProcess } from "../support/pulumi/served.ts";
import { type PulumiWorkspace, pulumiWorkspace } from "../support/pulumi/workspace.ts";
import { sampleProvider } from "../support/sample-provider.ts";
import { SampleService } from "../support/sample-service.ts";

const service = new SampleService();
let port: string;
let stop: () => void;
let pulumi: PulumiWorkspace;

beforeAll(async () => {
  ({ port, stop } = await serveInProcess(sampleProvider(service)));
});

afterAll(() => stop());

beforeEach(async () => {
  service.widgets.clear();
  service.log.length = 0;
  pulumi = await pulumiWorkspace({ PULUMI_DEBUG_PROVIDERS: `sample:${port}` });
});

afterEach(() => pulumi.remove());

const type = "sample:FancyWidget";

function declare(properties: object, options: object = {}): Promise<void> {
  return pulumi.declare({ resources: { it: { type, properties, options } } });
}

function only(): readonly [id: string, content: Fields] {
  const [entry] = service.widgets;
  if (entry === undefined) throw new Error("there is no widget");
  return [entry[0], entry[1].content];
}

const emptyPreview = ["preview", "--expect-no-changes"];

describe("pulumi with a provider that it has never seen", () => {
  test("applies, finds nothing to do, changes in place, and destroys", async () => {
    await declare({ name: "wheel", steps: ["a", "b"], shape: { outerWidth: 4 } });
    await pulumi.succeed("up", "--yes");
    expect(only()[1]).toMatchObject({ name: "wheel", shape: { outerWidth: 4, unit: "mm" } });
    await pulumi.succeed(...emptyPreview);
    await declare({ name: "wheel", steps: ["a", "c"], amount: 3, shape: { outerWidth: 4 } });
    const shown = await pulumi.succeed("up", "--yes", "--diff");
    expect(shown).toContain('~ [1]: "b" => "c"');
    expect(shown).toMatch(/\+ amount *: 3/);
    await pulumi.succeed(...emptyPreview);
    await pulumi.succeed("destroy", "--yes");
    expect(service.log.map((line) => line.split(" ")[0])).toEqual(["create", "update", "delete"]);
  });

  test("deletes first where a change replaces", async () => {
    await declare({ name: "wheel" });
    await pulumi.succeed("up", "--yes");
    await declare({ name: "wheel", region: "south" });
    const shown = await pulumi.succeed("up", "--yes", "--diff");
    expect(shown).toContain('+ region: "south"');
    expect(service.log.map((line) => line.split(" ")[0])).toEqual(["create", "delete", "create"]);
    await pulumi.succeed(...emptyPreview);
  });

  test("shows drift in a refresh, and the way back in the next preview", async () => {
    await declare({ name: "wheel", amount: 3 });
    await pulumi.succeed("up", "--yes");
    const [id, content] = only();
    service.update(id, { ...content, amount: 9 }, null);
    expect(await pulumi.succeed("refresh", "--yes", "--diff")).toContain("~ amount: 3 => 9");
    expect(await pulumi.succeed("preview", "--diff")).toContain("~ amount: 9 => 3");
    service.widgets.clear();
    await pulumi.succeed("refresh", "--yes");
    expect(await pulumi.succeed("preview")).toContain("1 to create");
  });

  test("leaves drift alone where it is told to ignore it", async () => {
    await declare({ name: "wheel", amount: 3 }, { ignoreChanges: ["amount"] });
    await pulumi.succeed("up", "--yes");
    const [id, content] = only();
    service.update(id, { ...content, amount: 9 }, null);
    const shown = await pulumi.succeed("preview", "--refresh", "--expect-no-changes");
    expect(shown).toContain("2 unchanged");
  });

  test("imports, from the command line and from a program, into an empty plan", async () => {
    const found = {
      name: "found",
      code: "W-found",
      size: "large",
      region: "north",
      turnedOn: true,
    };
    const id = service.create(found, null);
    await declare({ name: "found", size: "large" }, { import: id });
    await pulumi.succeed("up", "--yes");
    await pulumi.succeed(...emptyPreview);
    const program = join(pulumi.folder, "imported.yaml");
    const words = ["--yes", "--protect=false", "--out", program];
    await pulumi.succeed("import", "sample:index:FancyWidget", "again", id, ...words);
    expect(await readFile(program, "utf8")).toContain("name: found");
  });

  test("reads what somebody else declares, without owning it", async () => {
    const id = service.create({ name: "theirs", code: "W-theirs" }, null);
    await pulumi.declare({
      resources: { theirs: { type, get: { id } } },
      outputs: { name: "${theirs.name}" },
    });
    expect(await pulumi.succeed("up", "--yes")).toContain('name: "theirs"');
    await pulumi.succeed("destroy", "--yes");
    expect(service.log).toEqual([`create ${id}`]);
  });

  test("keeps what is unfinished, says so, and finishes it at the next run", async () => {
    service.unfinished.push("Wanted paint, came none. Buy some.");
    await declare({ name: "wheel" });
    expect(await pulumi.fail("up", "--yes")).toContain("Wanted paint, came none. Buy some.");
    expect(await pulumi.storedState()).toContain("initErrors");
    await pulumi.succeed("up", "--yes");
    expect(await pulumi.storedState()).not.toContain("initErrors");
    expect(service.log).toEqual([`create ${only()[0]}`, `update ${only()[0]}`]);
  });

  test("refuses with the provider's own sentence, and keeps what it could not delete", async () => {
    await declare({ name: "guarded" });
    await pulumi.succeed("up", "--yes");
    const said = await pulumi.fail("destroy", "--yes");
    expect(said).toContain("A guarded widget cannot be deleted. Wanted a widget that may go");
    expect(said).not.toContain("bug in the provider");
    expect(await pulumi.storedState()).toContain('"name":"guarded"');
  });

  test.each([
    ["amount: An amount is not negative. Wanted 0 or more, came -1. Raise it.", { amount: -1 }],
    [
      'size: This is none of the allowed values. Wanted one of "small", "large"',
      { size: { "fn::join": ["", ["huge"]] } },
    ],
    ["amount: This is of another type. Wanted a whole number, came 1.5.", { amount: 1.5 }],
  ])("judges what was written: %s", async (sentence, properties) => {
    await declare({ name: "wheel", ...properties });
    expect(await pulumi.fail("preview")).toContain(sentence);
    expect(service.log).toEqual([]);
  });

  test("passes values that are known later, and ids of resources that are passed themselves", async () => {
    await pulumi.declare({
      resources: {
        first: { type, properties: { name: "wheel" } },
        second: {
          type,
          properties: {
            name: "${first.serial}",
            notes: { code: "${first.code}" },
            steps: ["${first.id}"],
          },
        },
      },
    });
    const shown = await pulumi.succeed("preview", "--diff");
    expect(shown).toContain("name    : [unknown]");
    expect(shown).toContain('code: "W-wheel"');
    await pulumi.succeed("up", "--yes");
    const contents = [...service.widgets].map(([id, { content, serial }]) => ({
      id,
      content,
      serial,
    }));
    expect(contents[1]?.content).toMatchObject({
      name: contents[0]?.serial,
      steps: [contents[0]?.id],
    });
  });

  test("shows no secret and no write-only value, and stores none in clear", async () => {
    const secrets = { contact: "canary-contact", password: "canary-password", passwordVersion: 1 };
    await declare({ name: "wheel", notes: { a: { "fn::secret": "canary-note" } }, ...secrets });
    const shown = await pulumi.succeed("up", "--yes", "--diff");
    const stored = await pulumi.storedState();
    const again = await pulumi.succeed("preview", "--json");
    await pulumi.succeed("refresh", "--yes");
    const refreshed = await pulumi.storedState();
    expect([shown, stored, again, refreshed].join("")).not.toContain("canary");
    await pulumi.succeed(...emptyPreview);
    expect([...service.widgets.values()][0]?.password).toBe("canary-password");
  });

  test("accepts the schema that is made from the declarations", async () => {
    const file = join(pulumi.folder, "schema.json");
    await writeFile(file, JSON.stringify(packageSchema(sampleProvider(service))));
    const said = await pulumi.succeed("schema", "check", file);
    expect(said).not.toMatch(/warning|error/i);
  });
});
