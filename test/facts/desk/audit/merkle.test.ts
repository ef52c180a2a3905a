import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  hashOfLeaf,
  inclusionPath,
  MerkleTree,
  rootOf,
} from "../../../../desk/actions/audit/merkle.ts";
import { rootBy } from "../../../support/merkle.ts";

/** The inputs that Certificate Transparency's implementations test with, in hexadecimal. */
const inputs = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];

/** The roots of the first one, two and so on of them, as those implementations have them. */
const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

function leafOf(hex: string): string {
  return createHash("sha256")
    .update(Buffer.from(`00${hex}`, "hex"))
    .digest("hex");
}

const leaves = inputs.map(leafOf);

describe("a Merkle tree as RFC 9162 has it", () => {
  test("has the hash of nothing as its root while it is empty", () => {
    expect(rootOf([])).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  test.each(roots.map((root, index) => ({ size: index + 1, root })))(
    "of $size leaves has the published root",
    ({ size, root }) => {
      expect(rootOf(leaves.slice(0, size))).toBe(root);
    },
  );

  test("hashes a leaf behind a zero byte", () => {
    expect(hashOfLeaf("abc")).toBe(leafOf(Buffer.from("abc").toString("hex")));
  });

  test("gives the published path of the first of eight leaves", () => {
    expect(inclusionPath(leaves, 0)).toEqual([
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]);
  });
});

const lists = fc.array(fc.nat(), { minLength: 1, maxLength: 70 });

describe("a path", () => {
  test("leads from every leaf to the root, and from no other leaf", () => {
    fc.assert(
      fc.property(lists, fc.nat(), (numbers, pick) => {
        const hashes = numbers.map((number, at) => hashOfLeaf(`${at}/${number}`));
        const index = pick % hashes.length;
        const leaf = hashes[index] ?? "";
        const place = { index, size: hashes.length, path: inclusionPath(hashes, index) };
        expect(rootBy({ leaf, ...place })).toBe(rootOf(hashes));
        expect(rootBy({ leaf: hashOfLeaf("another"), ...place })).not.toBe(rootOf(hashes));
      }),
    );
  });

  test.each([
    { wrong: "too long", path: [leaves[1], leaves[2]], index: 0, size: 2 },
    { wrong: "too short", path: [], index: 0, size: 2 },
    { wrong: "of a leaf that is not there", path: [], index: 1, size: 1 },
  ])("that is $wrong leads nowhere", ({ path, index, size }) => {
    const given = path.map(String);
    expect(rootBy({ leaf: leaves[0] ?? "", index, size, path: given })).toBeNull();
  });
});

test("a tree that grows has the root of the tree that is built at once", () => {
  fc.assert(
    fc.property(lists, (numbers) => {
      const tree = new MerkleTree();
      const hashes = numbers.map((number) => hashOfLeaf(String(number)));
      for (const [index, hash] of hashes.entries()) {
        tree.add(hash);
        expect(tree.root()).toBe(recursiveRoot(hashes.slice(0, index + 1)));
      }
    }),
  );
});

/** MTH as the RFC writes it down, in bytes. */
function recursiveRoot(hashes: readonly string[]): string {
  const [only = "", second] = hashes;
  if (second === undefined) return only;
  let half = 1;
  while (half * 2 < hashes.length) half *= 2;
  const sides = [recursiveRoot(hashes.slice(0, half)), recursiveRoot(hashes.slice(half))];
  return createHash("sha256")
    .update(Buffer.from(`01${sides.join("")}`, "hex"))
    .digest("hex");
}
