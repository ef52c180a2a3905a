import type { Fact } from "../../terminal/index.ts";
import type { Run, Scene } from "../command.ts";
import { connect } from "../connection.ts";
import type { Given } from "../given.ts";
import { seoul } from "../moment.ts";
import { pageIn, tellPage } from "../paging.ts";
import { type Inquiry, inquiryIn, kindLabels, sideLabels, stateLabels } from "./words.ts";

export const list: Run = async (given, scene) => {
  const { terminal, language } = scene;
  const answer = await page(given, scene);
  if (given.flag("--json")) return terminal.data(answer);
  const rows = answer.inquiries.map((inquiry) => rowOf(inquiry, scene));
  tellPage(headings[language], rows, answer.nextCursor, scene);
};

function page(given: Given, scene: Scene) {
  const { project, call } = connect(given, scene);
  if (project !== null && !given.flag("--desk")) {
    return call("listInquiries", { parameters: { project }, query: pageIn(given) });
  }
  const open = given.flag("--open") ? { open: true } : {};
  return call("listDeskInquiries", { parameters: {}, query: { ...pageIn(given), ...open } });
}

const headings = {
  en: ["NUMBER", "KIND", "STATE", "SUBJECT", "ASKED"],
  ko: ["번호", "종류", "상태", "제목", "문의일"],
};

function rowOf({ number, kind, state, subject, createdAt }: Inquiry, { language }: Scene) {
  const labels = [kindLabels[kind][language], stateLabels[state][language]];
  return [number, ...labels, subject, seoul(createdAt)];
}

export const show: Run = async (given, scene) => {
  const { terminal, language } = scene;
  const answer = await read(given, scene);
  if (given.flag("--json")) return terminal.data(answer);
  const { number, subject, kind, state, messages } = answer.inquiry;
  terminal.heading(`${number}  ${subject}`);
  terminal.say(`${kindLabels[kind][language]}  ${stateLabels[state][language]}`);
  terminal.facts(
    messages.map(({ at, by, side, body }): Fact => [
      `${seoul(at)}  ${sideLabels[side][language]}  ${by}`,
      body,
    ]),
  );
};

function read(given: Given, scene: Scene) {
  const { project, call } = connect(given, scene);
  const inquiry = inquiryIn(given);
  return project === null || given.flag("--desk")
    ? call("readDeskInquiry", { parameters: { inquiry } })
    : call("readInquiry", { parameters: { project, inquiry } });
}
