import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { snakeCase } from "../../framework/schema/index.ts";
import { deskformProvider } from "../../provider/lifecycle/provider.ts";
import {
  configuration,
  type Declaration,
  declarations,
  firewallGrant,
} from "../../provider/resources/index.ts";
import { pageName } from "../../tools/pages/resource.ts";
import { pagesOf, sources, stalePages, writePages } from "../../tools/pages.ts";
import { root } from "../../tools/run.ts";
import { openTofuExample } from "../../tools/story/opentofu.ts";
import { namesIn } from "./field-names.ts";
import { ownFiles } from "./own-files.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskform-pages-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** With this one in the place of the grant. */
function withGrant(changed: Partial<Declaration>): readonly Declaration[] {
  const grant = { ...firewallGrant, ...changed };
  return declarations.map((declaration) => (declaration === firewallGrant ? grant : declaration));
}

test("every page is that of the present declarations and examples; `npm run generate` mends it", async () => {
  expect(await stalePages(await pagesOf(sources))).toEqual([]);
});

test("the provider serves the declared resources and no others", () => {
  const { name, resources } = deskformProvider({
    version: "0.0.0",
    environment: () => undefined,
    openDesk: () => ({ ok: false, reason: "malformed" }),
    exclusive: false,
    runningMs: () => 0,
  });
  expect(name).toBe(configuration.name.toLowerCase());
  expect(new Set(Object.values(resources).map(({ schema }) => schema))).toEqual(
    new Set(declarations),
  );
});

test.each(declarations)(
  "the page of $name tells of every field, as each engine spells it",
  async (declaration) => {
    const page = (await pagesOf(sources)).get(`${pageName(declaration)}.md`) ?? "";
    const names = namesIn(declaration.fields);
    expect(names.length).toBeGreaterThan(0);
    const untold = names.filter(
      (name) => !page.includes(`\`${name}\``) || !page.includes(`* \`${snakeCase(name)}\``),
    );
    expect(untold).toEqual([]);
  },
);

test.each([
  [
    "a resource's description",
    withGrant({ description: "Closes it." }),
    ["README.md", "firewall-grant.md"],
  ],
  [
    "a resource's destroying",
    withGrant({ manual: { ...firewallGrant.manual, destroying: "Nothing." } }),
    ["firewall-grant.md"],
  ],
  [
    "a field",
    withGrant({ fields: { ...firewallGrant.fields, note: firewallGrant.fields.renew } }),
    ["firewall-grant.md"],
  ],
  [
    "what a change of a field does",
    withGrant({ fields: { ...firewallGrant.fields, duration: firewallGrant.fields.serverId } }),
    ["firewall-grant.md"],
  ],
  [
    "a resource that is gone",
    declarations.filter((declaration) => declaration !== firewallGrant),
    ["README.md", "firewall-grant.md"],
  ],
])("a change of %s makes pages stale", async (_, changed, stale) => {
  expect(await stalePages(await pagesOf({ ...sources, declarations: changed }))).toEqual(stale);
});

test("a change of a setting makes the overview stale", async () => {
  const changed = { ...configuration, fields: {} };
  const pages = await pagesOf({ ...sources, configuration: changed });
  expect(await stalePages(pages)).toEqual(["README.md"]);
});

test("a change of an example makes the pages stale that show it", async () => {
  const text = await readFile(join(root, openTofuExample), "utf8");
  const terraform = join(folder, "main.tf");
  await writeFile(
    terraform,
    text.replace('decision            = "confirm"', 'decision = "re_review"'),
  );
  const pages = await pagesOf({ ...sources, examples: { ...sources.examples, terraform } });
  expect(await stalePages(pages)).toEqual(["work-decision.md"]);
});

test("a resource without an example is an error that names its section", async () => {
  const another = [...declarations, { ...firewallGrant, name: "RequestWait" }];
  await expect(pagesOf({ ...sources, declarations: another })).rejects.toThrow(
    'no section "request-wait"',
  );
});

test("a section that declares something else is an error", async () => {
  const text = await readFile(join(root, openTofuExample), "utf8");
  const terraform = join(folder, "main.tf");
  await writeFile(
    terraform,
    text.replace('resource "deskform_firewall_grant"', 'resource "other"'),
  );
  const examples = { ...sources.examples, terraform };
  await expect(pagesOf({ ...sources, examples })).rejects.toThrow("deskform_firewall_grant");
});

test("pages are fresh once written, and one that is about nothing is removed", async () => {
  const pages = await pagesOf(sources);
  await writeFile(join(folder, "inquiry.md"), "Long ago.");
  const names = [...pages.keys(), "inquiry.md"].toSorted();
  expect(await writePages(pages, folder)).toEqual(names);
  expect(await writePages(pages, folder)).toEqual([]);
});

test.each([
  ["OpenTofu", "test/tofu/", "tools/story/opentofu.ts"],
  ["Pulumi", "test/pulumi/", "tools/story/pulumi.ts"],
])("a test runs the example on %s", (_, suite, story) => {
  const tests = ownFiles(".test.ts").filter(({ path }) => path.startsWith(suite));
  expect(tests.some(({ text }) => text.includes(`../../${story}`))).toBe(true);
});
