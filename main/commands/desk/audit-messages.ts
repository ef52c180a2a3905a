import type { Language } from "../../../core/fault.ts";
import { counted, sentences } from "../../../core/fault/sentences.ts";
import type { Finding } from "../../../desk/actions/audit/finding.ts";

/** What the audit of a log that is whole says. */
export const auditMessages = {
  whole: sentences<{ readonly entries: number; readonly logs: number; readonly tickets: number }>(
    ({ entries, logs, tickets }) =>
      `The log is whole: ${counted(entries, "entry", "entries")} in ${counted(logs, "log")}, and the tables agree with it on ${counted(tickets, "ticket")}.`,
    ({ entries, logs, tickets }) =>
      `기록이 온전합니다. 기록 ${logs}개의 항목 ${entries}개이며 기술지원 ${tickets}건이 기록과 일치합니다.`,
  ),
  since: sentences<{ readonly at: string }>(
    ({ at }) => `Nothing that was there at the checkpoint of ${at} has changed since.`,
    ({ at }) => `${at}의 체크포인트 이후 그때의 기록은 바뀌지 않았습니다.`,
  ),
  unsigned: sentences(
    () =>
      "Whoever rewrites the whole log with its tables is found out by a checkpoint only: give one with --checkpoint.",
    () =>
      "기록과 데이터를 모두 다시 쓴 경우는 체크포인트로만 알 수 있습니다. --checkpoint로 지정하세요.",
  ),
};

type Sentence<Kind extends Finding["kind"]> = (
  finding: Extract<Finding, { readonly kind: Kind }>,
) => Readonly<Record<Language, string>>;

const found: { readonly [Kind in Finding["kind"]]: Sentence<Kind> } = {
  event_changed: ({ log, sequence }) => ({
    en: `${log}: entry ${sequence} is not the one that was written.`,
    ko: `${log}: ${sequence}번 항목이 처음 기록과 다릅니다.`,
  }),
  event_missing: ({ log, sequence }) => ({
    en: `${log}: entry ${sequence} is missing.`,
    ko: `${log}: ${sequence}번 항목이 없습니다.`,
  }),
  chain_broken: ({ ticketId, sequence }) => ({
    en: `${ticketId}: its own entry ${sequence} does not follow the one before it.`,
    ko: `${ticketId}: ${sequence}번째 항목이 앞의 항목과 이어지지 않습니다.`,
  }),
  log_truncated: ({ log, size, signedSize }) => ({
    en: `${log}: it had ${counted(signedSize, "entry", "entries")} when it was signed; it has ${size} now.`,
    ko: `${log}: 서명된 항목은 ${signedSize}개이지만 ${size}개만 있습니다.`,
  }),
  log_rewritten: ({ log, signedSize }) => ({
    en: `${log}: up to number ${signedSize} its entries are not those that were signed.`,
    ko: `${log}: 처음 ${signedSize}개 항목이 서명된 것과 다릅니다.`,
  }),
  table_differs: ({ table, id }) => ({
    en: `${id}: the table ${table} is not as the log tells.`,
    ko: `${id}: ${table} 테이블이 기록과 다릅니다.`,
  }),
  checkpoint_refused: ({ problem }) => ({
    en:
      problem === "unknown_key"
        ? "The checkpoint is signed with a key that this desk does not have."
        : "The checkpoint is not what was signed.",
    ko:
      problem === "unknown_key"
        ? "체크포인트가 이 데스크의 키로 서명되지 않았습니다."
        : "체크포인트가 서명된 내용과 다릅니다.",
  }),
  other_desk: ({ deskId, signedDeskId }) => ({
    en: `The checkpoint is of ${signedDeskId}; this is ${deskId}.`,
    ko: `체크포인트는 ${signedDeskId}의 것이지만 이 데스크는 ${deskId}입니다.`,
  }),
};

export function sayFinding<Kind extends Finding["kind"]>(
  finding: Extract<Finding, { readonly kind: Kind }>,
  language: Language,
): string {
  const sentence: Sentence<Kind> = found[finding.kind];
  return sentence(finding)[language];
}
