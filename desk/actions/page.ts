/** Lists in pages, the newest first: a cursor is the sequence of the last one shown. */
const usualLimit = 50;

export interface Page {
  readonly before?: number;
  readonly limit: number;
}

/** A cursor that is none of ours begins at the end of the list, where nothing is left. */
export function cursorOf(cursor: string | undefined, limit: number = usualLimit): Page {
  return cursor === undefined ? { limit } : { limit, before: Number.parseInt(cursor, 10) || 0 };
}

/** `found` may hold one more than is shown, which says that there is another page. */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  sequenceOf: (item: Item) => number,
) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? String(sequenceOf(last)) : null };
}
