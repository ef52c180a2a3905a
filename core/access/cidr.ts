import ipaddr from "ipaddr.js";
import { cameFrom, type Fault, type FieldPath, refusal } from "../fault.ts";

/** More addresses than these in one range are no longer an engineer's desk. */
const shortestPrefix = { ipv4: 24, ipv6: 64 } as const;
export const sourceCidrsMax = 16;

// Examples and tests need ranges that belong to nobody (RFC 5737, RFC 3849).
const documentation = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"].map(
  (text) => ipaddr.parseCIDR(text),
);

/** Whether engineers may come from here: a small public range in its one canonical form. */
export function isSourceCidr(text: string): boolean {
  if (!ipaddr.isValidCIDR(text)) return false;
  const [address, prefix] = ipaddr.parseCIDR(text);
  return (
    prefix >= shortestPrefix[address.kind()] &&
    `${address.toString()}/${prefix}` === text &&
    !hasHostBits(address.toByteArray(), prefix) &&
    isPublic(address)
  );
}

/** Whether an address can be anybody's on the internet: not private, local, multicast or reserved. */
export function isPublicAddress(text: string): boolean {
  return ipaddr.isValid(text) && isPublic(ipaddr.process(text));
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const isExample = documentation.some(
    ([network, prefix]) => network.kind() === address.kind() && address.match(network, prefix),
  );
  return isExample || address.range() === "unicast";
}

function hasHostBits(bytes: readonly number[], prefix: number): boolean {
  return bytes.some((byte, index) => {
    const networkBits = Math.min(Math.max(prefix - index * 8, 0), 8);
    return (byte & (0xff >> networkBits)) !== 0;
  });
}

export function sourceCidrFaults(cidrs: readonly string[], path: FieldPath): readonly Fault[] {
  if (cidrs.length === 0 || cidrs.length > sourceCidrsMax) {
    const wanted = { rule: "list", least: 1, most: sourceCidrsMax } as const;
    return [refusal("field_invalid", { path, wanted, came: cameFrom(cidrs) })];
  }
  return cidrs.flatMap((cidr, index) => {
    const wanted = { rule: "canonical_cidr" } as const;
    return isSourceCidr(cidr)
      ? []
      : [refusal("field_invalid", { path: [...path, index], wanted, came: cameFrom(cidr) })];
  });
}
