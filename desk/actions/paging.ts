/** Lists in pages: a cursor names the last one shown, and has been found to look like one of ours. */
const usualPageSize = 50;
/** Entries of a log are short, and read from end to end. */
const usualLogPageSize = 100;

interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

export interface Page {
  readonly before?: number;
  readonly limit: number;
}

/** The newest first. */
export function pageBefore({ cursor, limit = usualPageSize }: PageQuery = {}): Page {
  return cursor === undefined ? { limit } : { limit, before: Number(cursor) };
}

/** The oldest first, as logs are read. */
export function pageAfter({ cursor, limit = usualLogPageSize }: PageQuery = {}) {
  return { after: cursor === undefined ? -1 : Number(cursor), limit };
}

/** In the order of ids. */
export function pageById({ cursor = "", limit = usualPageSize }: PageQuery = {}) {
  return { after: cursor, limit };
}

/** `found` may hold one more than is shown, which says that there is another page. */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  nameOf: (item: Item) => number | string | null,
) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? String(nameOf(last)) : null };
}
