/** Where the provider has to tell the engines apart, it asks here. */
import type { Asking } from "../../framework/contract/index.ts";

/**
 * Pulumi alone tells an origin. There the URN makes a declaration one, and names are written in camel
 * case; OpenTofu and Terraform leave the first to what the request says, and write snake case.
 */
export function isPulumi<Known extends Pick<Asking, "origin">>(
  asking: Known,
): asking is Known & { readonly origin: string } {
  return asking.origin !== undefined;
}
