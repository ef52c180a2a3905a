/** How people recognise a ticket when no line of a file can be shown. */
export interface TicketName {
  readonly number: string;
  readonly title: string;
  readonly serverId: string;
}

/** `N1 "Install Apache" (web-1)`. */
export function ticketName({ number, title, serverId }: TicketName): string {
  return `${number} "${title}" (${serverId})`;
}
