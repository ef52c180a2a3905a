/** What users read in one line: while a call lasts, and in a preview. */
import type { Language } from "../../../framework/contract/index.ts";

interface Line<Details> {
  readonly en: (details: Details) => string;
  readonly ko: (details: Details) => string;
}

function line<Details>(en: Line<Details>["en"], ko: Line<Details>["ko"]): Line<Details> {
  return { en, ko };
}

type Work = { readonly number: string; readonly cost: string; readonly workPlanHash: string };

const lines = {
  filing: line<object>(
    () => "filing the request",
    () => "기술지원을 접수하는 중",
  ),
  decision_waits: line<object>(
    () => "wait for the engineer",
    () => "엔지니어의 승인 요청 대기",
  ),
  confirm: line<Work>(
    ({ number, cost, workPlanHash }) => `CONFIRM ${number}, ${cost}, work plan ${workPlanHash}`,
    ({ number, cost, workPlanHash }) => `${number} 확정, ${cost}, 작업 계획 ${workPlanHash}`,
  ),
  re_review: line<{ readonly number: string }>(
    ({ number }) => `ASK FOR A RE-REVIEW of ${number}`,
    ({ number }) => `${number} 재검토 요청`,
  ),
};

type Lines = typeof lines;
type DetailsOf<Code extends keyof Lines> =
  Lines[Code] extends Line<infer Details> ? Details : never;

const table: { readonly [Code in keyof Lines]: Line<DetailsOf<Code>> } = lines;

export function lineOf<Code extends keyof Lines>(
  code: Code,
  language: Language,
  details: DetailsOf<Code>,
): string {
  return table[code][language](details);
}
