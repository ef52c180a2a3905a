/**
 * Merkle trees as RFC 9162 2.1 has them, over leaf hashes in hexadecimal. A leaf is hashed behind a zero
 * byte and a node behind a one, so that neither can pass for the other.
 */
import { hash as digest } from "node:crypto";

export function hashOfLeaf(content: string): string {
  return digest("sha256", `\u0000${content}`, "hex");
}

function hashOfNode(left: string, right: string): string {
  return digest("sha256", Buffer.from(`01${left}${right}`, "hex"), "hex");
}

const emptyRoot = digest("sha256", "", "hex");

interface Peak {
  readonly size: number;
  readonly hash: string;
}

/** A tree that grows leaf by leaf and keeps only the roots of its perfect parts. */
export class MerkleTree {
  #size = 0;
  readonly #peaks: Peak[] = [];

  get size(): number {
    return this.#size;
  }

  add(leaf: string): void {
    this.#size += 1;
    let peak = { size: 1, hash: leaf };
    while (this.#peaks.at(-1)?.size === peak.size) {
      const left = this.#peaks.pop()?.hash ?? "";
      peak = { size: 2 * peak.size, hash: hashOfNode(left, peak.hash) };
    }
    this.#peaks.push(peak);
  }

  root(): string {
    const hashes = this.#peaks.map(({ hash }) => hash);
    return hashes.length === 0
      ? emptyRoot
      : hashes.reduceRight((right, left) => hashOfNode(left, right));
  }
}

export function rootOf(leaves: readonly string[]): string {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** The sibling hashes from a leaf upwards: RFC 9162 2.1.3.1. */
export function inclusionPath(leaves: readonly string[], index: number): string[] {
  if (leaves.length <= 1) return [];
  const half = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...inclusionPath(left, index), rootOf(right)]
    : [...inclusionPath(right, index - half), rootOf(left)];
}

/** The largest power of two below a size. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}
