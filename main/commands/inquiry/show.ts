import type { Fact } from "../../terminal/index.ts";
import type { Context, Run } from "../command.ts";
import { seoulTime } from "../seoul-time.ts";
import { type Inquiry, kindLabels, labels, inquiryStateLabels } from "./labels.ts";
import { inquiryIn, connectionFor } from "./connection.ts";

export const show: Run = async (given, context) => {
  const { project, call } = connectionFor(given, context);
  const inquiry = inquiryIn(given);
  const answer = await (project === null
    ? call("readDeskInquiry", { parameters: { inquiry } })
    : call("readInquiry", { parameters: { project, inquiry } }));
  if (given.flag("--json")) return context.terminal.data(answer);
  showInquiry(answer.inquiry, context);
};

function showInquiry(inquiry: Inquiry, { terminal, language }: Context): void {
  const { number, subject, kind, state, createdAt, settledAt, messages } = inquiry;
  const label = labels[language];
  terminal.heading(`${number}  ${subject}`);
  terminal.facts([
    [label.id, inquiry.id],
    [label.project, inquiry.project],
    [label.ticket, inquiry.ticketId],
    [label.kind, kindLabels[kind][language]],
    [label.state, inquiryStateLabels[state][language]],
    [label.asked, seoulTime(createdAt)],
    [label.settled, settledAt && seoulTime(settledAt)],
  ]);
  terminal.heading(label.messages);
  terminal.facts(
    messages.map(({ at, by, side, body }): Fact => {
      const who = side === "desk" ? `${by} (${label.desk})` : by;
      return [`${seoulTime(at)}  ${who}`, body];
    }),
  );
}
