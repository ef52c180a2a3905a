/** Who makes a call and about what: mostly the right person, and anybody now and then. */
import type { ModelledRoute, SentTo } from "./index.ts";
import { type PersonName, personNames } from "./people.ts";
import type { Held, World } from "./world.ts";

/** One of many of its kind, and mostly none. */
export function seldom(how: number, every: number): boolean {
  return how % every === every - 1;
}

/** Half of those who go astray are at home where they look. */
export function customerOf({ ticket: { project } }: Held, how: number): PersonName {
  return customerIn(seldom(how, 2) ? astray(project, how) : project, how);
}

export function customerIn(project: string, how: number): PersonName {
  if (seldom(how, 17)) return personNames[how % personNames.length] ?? "customer";
  return project === "other" ? "stranger" : "customer";
}

/** The one irreversible step is tried by everybody. */
export function confirmerOf(held: Held, how: number): PersonName {
  const anybody = personNames[Math.floor(how / 5) % personNames.length] ?? "customer";
  return seldom(how, 5) ? anybody : customerOf(held, how);
}

export function engineerOf({ ticket }: Held, how: number): PersonName {
  if (seldom(how, 17)) return personNames[how % personNames.length] ?? "engineer";
  if (seldom(how, 5)) return "colleague";
  return ticket.assignee === "colleague" ? "colleague" : "engineer";
}

/** Whoever addresses somebody else's project finds nothing there. */
export function astray(project: string, how: number): string {
  if (!seldom(how, 29)) return project;
  return project === "demo" ? "other" : "demo";
}

export function versionOf({ ticket }: Held, how: number): { readonly version?: number } {
  if (seldom(how, 31)) return {};
  return { version: seldom(how, 13) ? ticket.version - 1 : ticket.version };
}

const words = ["as agreed by telephone", "the server does not answer", "one more reason"] as const;

export function wordsFor(how: number): string {
  return seldom(how, 37) ? " " : said(how).body;
}

/** What is said in a comment or an inquiry. */
export function said(how: number) {
  return { body: words[how % words.length] ?? words[0] };
}

export function ofProject({ ticket }: Held, how: number) {
  return { parameters: { project: astray(ticket.project, how), ticket: ticket.id } };
}

export function ofDesk({ ticket }: Held) {
  return { parameters: { ticket: ticket.id } };
}

export type Maker<Name extends ModelledRoute> = (
  world: World,
  held: Held,
  how: number,
) => SentTo<Name>;

/** The makers of some of the calls. */
export type Makers = { readonly [Name in ModelledRoute]?: Maker<Name> };

export function serverOf({ ticket }: Held): string {
  return ticket.application.serverId;
}
