import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { filled, stalePages } from "../../tools/readme.ts";
import { root } from "../../tools/run.ts";

test("every marked part of a page is what its source has; `npm run readme` mends it", async () => {
  expect(await stalePages()).toEqual([]);
});

test("a part that its source does not have any more is stale", async () => {
  const page = "<!-- from story -->\n1. Long ago.\n<!-- end -->";
  const fresh = await filled(page);
  expect(fresh).not.toBe(page);
  expect(await filled(fresh)).toBe(fresh);
});

test("a section that is nowhere is an error", async () => {
  const page = "<!-- from examples/opentofu-story/main.tf section:nowhere -->\n<!-- end -->";
  await expect(filled(page)).rejects.toThrow('no section "nowhere"');
});

test("CONTRIBUTING tells of every script of the package", async () => {
  const page = await readFile(join(root, "CONTRIBUTING.md"), "utf8");
  const told = new Set(
    [...page.matchAll(/`(?:npm (?:run )?)?([a-z]+(?::[a-z]+)?)[ `]/g)].map(([, name]) => name),
  );
  expect(Object.keys(manifest.scripts).filter((name) => !told.has(name))).toEqual([]);
});
