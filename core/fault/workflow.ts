import { formatSeoul, type Instant } from "../scalar/instant.ts";
import { type EventKind, eventLabels } from "../workflow/event-kind.ts";
import { type Situation, situationLabels } from "../workflow/situation.ts";
import { type Language, listed, sentences } from "./sentences.ts";

/** Events, and what is done beside the workflow and as little once the ticket has ended. */
const deeds = {
  ...eventLabels,
  allowAccess: { en: "allowing firewall access", ko: "방화벽 접근 허용" },
  expedite: { en: "asking to be served sooner", ko: "처리 요청 문의" },
} as const;

type Deed = keyof typeof deeds;

/** An event that the transition table refuses where it came, and where it would be allowed. */
export interface Misplaced {
  readonly event: Deed;
  readonly situation: Situation;
  readonly allowedIn: readonly Situation[];
}

function label(situation: Situation, language: Language): string {
  return `"${situationLabels[situation][language]}"`;
}

function labels(situations: readonly Situation[], language: Language): string {
  return listed(situations.map((situation) => label(situation, language)));
}

function event(kind: Deed, language: Language): string {
  return deeds[kind][language];
}

/** What is wrong with a work plan, beside what is wanted of one. */
const workPlanProblems = {
  items: {
    en: "its services are none, not among the chosen ones, or named twice",
    ko: "서비스가 없거나 선택하지 않은 것이거나 중복되었습니다",
  },
  steps: {
    en: "a step of it is missing, empty or too long",
    ko: "단계가 없거나 비어 있거나 너무 깁니다",
  },
  too_many_steps: { en: "it has more steps", ko: "단계가 더 많습니다" },
} as const;

const windowProblems = {
  end_before_start: { en: "it ends before it starts", ko: "시작 전에 끝납니다" },
  too_long: { en: "it is longer than one night", ko: "하룻밤보다 깁니다" },
  beyond_grant_cap: { en: "it ends later", ko: "그보다 늦게 끝납니다" },
  not_working_time: { en: "it lies outside such hours", ko: "그 시간을 벗어납니다" },
} as const;

/** Where the table refuses an event that may be right elsewhere. */
const misplacedFaults = {
  ticket_ended: sentences<Misplaced>(
    ({ event: kind, situation }) =>
      `An open ticket is wanted for ${event(kind, "en")}; this one has ended (${label(situation, "en")}), and nothing leaves that state. Make a 1:1 inquiry, or file a new request.`,
    ({ event: kind, situation }) =>
      `${event(kind, "ko")}에는 진행 중인 건이 필요하지만 이미 ${label(situation, "ko")} 상태입니다. 1:1 문의를 남기거나 새로 신청하세요.`,
  ),
  already_confirmed: sentences<Misplaced>(
    ({ situation }) =>
      `An undecided approval request is wanted; the work was confirmed before (${label(situation, "en")}). There is nothing left to decide: read the ticket.`,
    ({ situation }) =>
      `결정 전의 승인 요청이 필요하지만 이미 확정되었습니다(${label(situation, "ko")}). 더 결정할 것이 없으니 기술지원 내역을 확인하세요.`,
  ),
  ticket_confirmed: sentences<Misplaced>(
    ({ event: kind, situation }) =>
      `An unconfirmed ticket is wanted for ${event(kind, "en")}; this one is confirmed (${label(situation, "en")}), which is irreversible for both sides. Make a 1:1 inquiry about the work.`,
    ({ event: kind, situation }) =>
      `${event(kind, "ko")}은(는) 확정 전에만 할 수 있지만 이미 확정되었습니다(${label(situation, "ko")}). 확정은 누구도 되돌릴 수 없습니다. 1:1 문의를 이용하세요.`,
  ),
  ticket_not_editable: sentences<Misplaced>(
    ({ situation, allowedIn }) =>
      `The form can be edited in ${labels(allowedIn, "en")}; the ticket is in ${label(situation, "en")}. Ask the engineer to request a revision.`,
    ({ situation, allowedIn }) =>
      `신청서는 ${labels(allowedIn, "ko")} 상태에서 고칠 수 있지만 현재 ${label(situation, "ko")} 상태입니다. 엔지니어에게 수정 요청을 부탁하세요.`,
  ),
  approval_required: sentences<Misplaced>(
    ({ situation }) =>
      `Work starts after the customer's confirmation; the ticket is in ${label(situation, "en")}. Request approval and wait for the confirmation.`,
    ({ situation }) =>
      `작업은 고객의 기술지원 확정 후에 시작합니다. 현재 ${label(situation, "ko")} 상태이니 승인을 요청하고 확정을 기다리세요.`,
  ),
  event_not_allowed: sentences<Misplaced>(
    ({ event: kind, situation, allowedIn }) =>
      `For ${event(kind, "en")} the ticket has to be in ${labels(allowedIn, "en")}; it is in ${label(situation, "en")}. Read the ticket, and do it when it is there.`,
    ({ event: kind, situation, allowedIn }) =>
      `${event(kind, "ko")}은(는) ${labels(allowedIn, "ko")} 상태에서 할 수 있지만 현재 ${label(situation, "ko")} 상태입니다. 상태를 확인하고 그때 하세요.`,
  ),
};

/** Why an event is refused where it comes. */
export type MisplacedCode = keyof typeof misplacedFaults;

/** Refusals of the workflow, in the order in which `step` looks. */
export const workflowFaults = {
  staff_cannot_confirm: sentences<{ readonly role: string }>(
    ({ role }) =>
      `The customer's own decision is wanted; it came from desk staff (${role}). Ask the customer to decide.`,
    ({ role }) =>
      `고객의 결정이 필요하지만 기술지원팀(${role})의 요청입니다. 고객에게 결정을 요청하세요.`,
  ),
  ...misplacedFaults,
  not_processable_yet: sentences<{ readonly processableFrom: Instant }>(
    ({ processableFrom }) =>
      `A ticket filed outside business hours opens at ${formatSeoul(processableFrom)}; it is earlier. Wait until then.`,
    ({ processableFrom }) =>
      `업무 시간 외에 접수된 건은 ${formatSeoul(processableFrom)}에 접수됩니다. 그때까지 기다리세요.`,
  ),
  server_fixed: sentences<{ readonly serverId: string; readonly cameServerId: string }>(
    ({ serverId, cameServerId }) =>
      `A ticket stays with its server "${serverId}"; "${cameServerId}" came. File another request for another server.`,
    ({ serverId, cameServerId }) =>
      `기술지원 건의 서버는 "${serverId}"에서 바꿀 수 없지만 "${cameServerId}"이(가) 지정되었습니다. 다른 서버는 따로 신청하세요.`,
  ),
  reason_required: sentences<{ readonly event: EventKind; readonly mostCharacters: number }>(
    ({ event: kind, mostCharacters }) =>
      `For ${event(kind, "en")} a reason or note of 1 to ${mostCharacters} characters is wanted; what came is empty or longer. Say it in words.`,
    ({ event: kind, mostCharacters }) =>
      `${event(kind, "ko")}에는 1~${mostCharacters}자의 사유나 내용이 필요하지만 비어 있거나 깁니다. 글로 적으세요.`,
  ),
  out_of_order: sentences<{ readonly headNumber: string }>(
    ({ headNumber }) =>
      `Tickets are claimed in order, and ${headNumber} is first. Claim that one, or give a reason.`,
    ({ headNumber }) =>
      `신청 순서대로 처리하며 ${headNumber}이(가) 먼저입니다. 그 건을 맡거나 사유를 적으세요.`,
  ),
  time_past: sentences<{ readonly event: EventKind; readonly came: Instant }>(
    ({ event: kind, came }) =>
      `For ${event(kind, "en")} a time in the future is wanted; ${formatSeoul(came)} has passed. Give a later one.`,
    ({ event: kind, came }) =>
      `${event(kind, "ko")}에는 앞으로의 시각이 필요하지만 ${formatSeoul(came)}은(는) 지났습니다. 더 늦은 시각을 적으세요.`,
  ),
  work_plan_invalid: sentences<{
    readonly problem: keyof typeof workPlanProblems;
    readonly mostSteps: number;
    readonly mostStepCharacters: number;
  }>(
    ({ problem, mostSteps, mostStepCharacters }) =>
      `A work plan names some of the chosen services, each once, and 1 to ${mostSteps} steps of 1 to ${mostStepCharacters} characters; ${workPlanProblems[problem].en}. Mend the work plan and request approval again.`,
    ({ problem, mostSteps, mostStepCharacters }) =>
      `작업 계획에는 선택한 서비스(중복 없이)와 1~${mostStepCharacters}자의 단계 1~${mostSteps}개가 필요하지만 ${workPlanProblems[problem].ko}. 작업 계획을 고쳐서 다시 승인을 요청하세요.`,
  ),
  window_invalid: sentences<{
    readonly problem: keyof typeof windowProblems;
    readonly latestEnd: Instant;
  }>(
    ({ problem, latestEnd }) =>
      `The work window must end after it starts, lie in business hours or in one agreed night, and end by ${formatSeoul(latestEnd)}; ${windowProblems[problem].en}. Choose another window.`,
    ({ problem, latestEnd }) =>
      `작업 시간은 시작 후 끝나야 하고 영업시간이나 하룻밤 안에 있어야 하며 ${formatSeoul(latestEnd)}까지 끝나야 하지만 ${windowProblems[problem].ko}. 다른 시간을 정하세요.`,
  ),
  window_past: sentences<{ readonly endAt: Instant }>(
    ({ endAt }) =>
      `A work window that still lies ahead is wanted; this one ended or ends at ${formatSeoul(endAt)}. Request approval with a new window, or ask the engineer to.`,
    ({ endAt }) =>
      `앞으로의 작업 시간이 필요하지만 이 작업 시간은 ${formatSeoul(endAt)}에 끝났습니다. 새 작업 시간으로 승인을 다시 요청하거나 엔지니어에게 부탁하세요.`,
  ),
  work_plan_changed: sentences<{ readonly cameHash: string; readonly currentHash: string }>(
    ({ cameHash, currentHash }) =>
      `The confirmation names the work plan ${cameHash}; the desk asks about ${currentHash}. Read the present work plan and name its hash.`,
    ({ cameHash, currentHash }) =>
      `확정하려는 작업 계획은 ${cameHash}이지만 승인 요청은 ${currentHash}입니다. 현재 작업 계획을 읽고 그 해시를 적으세요.`,
  ),
  grant_not_active: sentences<{
    readonly neededUntil: Instant;
    readonly expiresAt: Instant | null;
  }>(
    ({ neededUntil, expiresAt }) =>
      `The ticket's own firewall grant must be active until ${formatSeoul(neededUntil)}; ${expiresAt === null ? "there is no active one" : `it ends at ${formatSeoul(expiresAt)}`}. Allow or extend the firewall access, then try again.`,
    ({ neededUntil, expiresAt }) =>
      `이 건의 방화벽 접근 허용이 ${formatSeoul(neededUntil)}까지 활성이어야 하지만 ${expiresAt === null ? "활성 상태가 아닙니다" : `${formatSeoul(expiresAt)}에 끝납니다`}. "방화벽 접근 허용"을 활성화하거나 연장한 뒤 다시 시도하세요.`,
  ),
  key_not_registered: sentences<{ readonly serverId: string }>(
    ({ serverId }) =>
      `The engineers' key must be registered on server "${serverId}" before the work starts; it is not. Ask the customer to register it.`,
    ({ serverId }) =>
      `작업을 시작하려면 서버 "${serverId}"에 엔지니어 키가 등록되어야 하지만 없습니다. 고객에게 키페어 등록을 요청하세요.`,
  ),
  outside_working_time: sentences<{ readonly nextAt: Instant }>(
    ({ nextAt }) =>
      `Work is done on business days from 09:00 to 18:00 in Seoul, or in the agreed night window; it is neither. Start at ${formatSeoul(nextAt)}.`,
    ({ nextAt }) =>
      `작업은 영업일 09~18시나 합의한 야간 작업 시간에 하며 휴일에는 진행되지 않습니다. ${formatSeoul(nextAt)}에 시작하세요.`,
  ),
};
