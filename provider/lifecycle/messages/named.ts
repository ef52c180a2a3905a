/** How people recognise a ticket when no line of a file can be shown. */
export interface Named {
  readonly number: string;
  readonly title: string;
  readonly serverId: string;
}

/** `N1 "Install Apache" on web-1`. */
export function named({ number, title, serverId }: Named): string {
  return `${number} "${title}" (${serverId})`;
}
