import { message } from "../../../framework/contract/index.ts";

/** What is said about key registrations. */
export const registrationMessages = {
  key_left_installed: message<{ readonly serverId: string; readonly account: string }>(
    ({ serverId, account }) => [
      `The engineers' key may still be on ${serverId}`,
      `Destroying only tells the desk. Remove the account "${account}" or the line in its authorized_keys from server "${serverId}" yourself.`,
    ],
    ({ serverId, account }) => [
      `${serverId}에 엔지니어 키가 남아 있을 수 있습니다`,
      `선언을 지우면 데스크에만 알립니다. 서버 "${serverId}"에서 계정 "${account}"이나 authorized_keys의 줄을 직접 지우세요.`,
    ],
  ),
};
