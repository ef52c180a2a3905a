import { formatSeoul, parseInstant } from "../../../core/scalar/instant.ts";
import { stateLabels, states } from "../../../core/workflow/state.ts";
import type { AnswerOf, QueryOf, Ticket } from "../../../desk/contract/index.ts";
import type { Run, Scene } from "../command.ts";
import type { Given } from "../given.ts";
import { words } from "../words.ts";
import { hideContact, type Side, sideOf } from "./side.ts";

/** A project's tickets, the newest first; for desk staff the queue, in its order. */
export const list: Run = async (given, scene) => {
  const { terminal, language } = scene;
  const answer = await page(sideOf(given, scene), given);
  const tickets = answer.tickets.map((ticket) => hideContact(ticket, given));
  if (given.flag("--json")) return terminal.data({ ...answer, tickets });
  if (tickets.length === 0) return terminal.say(words.none[language]({}));
  terminal.table([headings[language], ...tickets.map((ticket) => rowOf(ticket, scene))]);
  const cursor = "nextCursor" in answer ? answer.nextCursor : null;
  if (cursor !== null) terminal.say(words.more[language]({ cursor }));
};

async function page(
  { project, call }: Side,
  given: Given,
): Promise<AnswerOf<"listTickets"> | AnswerOf<"readQueue">> {
  if (project === null) return call("readQueue", { parameters: {} });
  return call("listTickets", { parameters: { project }, query: filterOf(given) });
}

function filterOf(given: Given): QueryOf<"listTickets"> {
  const state = states.find((each) => each === given.text("--state"));
  const [server, namespace] = [given.text("--server"), given.text("--namespace")];
  const [cursor, limit] = [given.text("--cursor"), given.integer("--limit")];
  return {
    ...(state === undefined ? {} : { state }),
    ...(server === undefined ? {} : { server }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(limit === undefined ? {} : { limit }),
    ...(given.flag("--open") || given.flag("--not-held") ? { open: true } : {}),
    ...(given.flag("--not-held") ? { held: "never" as const } : {}),
  };
}

const headings = {
  en: ["NUMBER", "STATE", "SERVER", "TITLE", "FILED", "DUE"],
  ko: ["번호", "상태", "서버", "제목", "접수", "기한"],
};

function rowOf(ticket: Ticket, { language }: Scene): readonly string[] {
  const { number, state, serverId, title, submittedAt, dueAt } = ticket;
  return [number, stateLabels[state][language], serverId, title, seoul(submittedAt), seoul(dueAt)];
}

/** As people in Seoul read it; a dash for what is not set. */
export function seoul(instant: string | null): string {
  const parsed = instant === null ? null : parseInstant(instant);
  return parsed === null ? "–" : formatSeoul(parsed);
}
