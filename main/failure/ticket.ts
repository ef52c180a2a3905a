import { sentences } from "../../core/fault/sentences.ts";
import { type State, stateLabels } from "../../core/workflow/state.ts";

/** Why a ticket is not one that the command is for: the program sees it before it asks the desk. */
export const ticketFailures = {
  revision_not_requested: sentences<{ readonly number: string; readonly state: State }>(
    ({ number, state }) =>
      `A ticket sent back for revision is wanted; ${number} is ${stateLabels[state].en}. Use \`deskform ticket edit\` to change it.`,
    ({ number, state }) =>
      `수정 요청된 건이 필요하지만 ${number}은(는) ${stateLabels[state].ko} 상태입니다. 고치려면 \`deskform ticket edit\`을 사용하세요.`,
  ),
  state_not_reached: sentences<{
    readonly number: string;
    readonly state: State;
    readonly wanted: string;
  }>(
    ({ number, state, wanted }) =>
      `Wanted ${number} to become "${wanted}"; it ended as "${state}". See why with \`deskform ticket show ${number}\`.`,
    ({ number, state, wanted }) =>
      `${number}이(가) "${wanted}" 상태가 되기 전에 "${state}" 상태로 끝났습니다. \`deskform ticket show ${number}\`로 이유를 확인하세요.`,
  ),
  grant_not_open: sentences<{ readonly number: string }>(
    ({ number }) =>
      `A firewall grant is wanted; ${number} has none that is open. Nothing has to be done.`,
    ({ number }) => `${number}에는 열린 방화벽 접근 허용이 없습니다. 할 일이 없습니다.`,
  ),
};
