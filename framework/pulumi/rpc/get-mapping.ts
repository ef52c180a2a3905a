/** We stand in for no other tool's provider. */
export function getMapping(): object {
  return {};
}
