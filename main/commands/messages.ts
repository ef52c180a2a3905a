import { sentences } from "../../core/fault/sentences.ts";

/** What commands say when all went well, in both languages. Why one did not is in `main/failure`. */
export const messages = {
  more: sentences<{ readonly cursor: string }>(
    ({ cursor }) => `There are more: add --cursor ${cursor}.`,
    ({ cursor }) => `더 있습니다. --cursor ${cursor}를 추가하세요.`,
  ),
  none: sentences(
    () => "There are none.",
    () => "해당하는 건이 없습니다.",
  ),
  imported: sentences(
    () => "Imported. New or changed:",
    () => "가져왔습니다. 새로 만들거나 바뀐 항목:",
  ),
  listening: sentences<{ readonly address: string }>(
    ({ address }) => `The desk listens on ${address}.`,
    ({ address }) => `데스크가 ${address}에서 실행 중입니다.`,
  ),
  howToEnd: sentences(
    () => "Ctrl-C ends it.",
    () => "Ctrl-C로 종료합니다.",
  ),
  demo: sentences(
    () => "This is a demo: example data, a movable clock, and nothing that counts.",
    () => "데모입니다. 예제 데이터와 이동 가능한 시계를 쓰며 실제 접수가 아닙니다.",
  ),
  demoTokens: sentences(
    () => "Tokens, shown this once",
    () => "토큰(이번 한 번만 표시)",
  ),
  asCustomer: sentences(
    () => "To use it as a customer from another terminal",
    () => "다른 터미널에서 고객으로 사용하려면",
  ),
  initialised: sentences<{ readonly dataFolder: string; readonly keyFile: string }>(
    ({ dataFolder, keyFile }) =>
      `The desk is set up in ${dataFolder}. Keep ${keyFile} apart from it: whoever has both can read everything. The first administrator's token, shown this once:`,
    ({ dataFolder, keyFile }) =>
      `${dataFolder}에 데스크를 준비했습니다. ${keyFile}은(는) 따로 보관하세요. 둘 다 있으면 모든 정보를 볼 수 있습니다. 첫 관리자의 토큰(이번 한 번만 표시):`,
  ),
  installKey: sentences<{
    readonly serverId: string;
    readonly account: string;
    readonly line: string;
  }>(
    ({ serverId, account, line }) =>
      `Registered. On ${serverId} the account ${account} needs this line in its authorized_keys:\n${line}`,
    ({ serverId, account, line }) =>
      `등록했습니다. ${serverId}의 ${account} 계정 authorized_keys에 다음 줄이 있어야 합니다.\n${line}`,
  ),
  backedUp: sentences<{ readonly databaseFile: string; readonly keysFile: string }>(
    ({ databaseFile, keysFile }) =>
      `Copied to ${databaseFile}, the data keys to ${keysFile}. Keep as many copies as you like, and of the data keys only the newest: an erasure reaches old copies because its key is gone from them.`,
    ({ databaseFile, keysFile }) =>
      `${databaseFile}에 사본을, ${keysFile}에 데이터 키를 저장했습니다. 사본은 여러 개 보관해도 되지만 데이터 키는 최신 것만 보관하세요. 그래야 파기한 정보가 옛 사본에서도 열리지 않습니다.`,
  ),
  restored: sentences<{ readonly dataFolder: string }>(
    ({ dataFolder }) =>
      `The desk stands in ${dataFolder} as it was. Serve it with its own key file.`,
    ({ dataFolder }) => `${dataFolder}에 데스크를 복원했습니다. 원래의 키 파일로 실행하세요.`,
  ),
  installed: sentences<{ readonly folder: string }>(
    ({ folder }) => `The provider is installed in ${folder}.`,
    ({ folder }) => `${folder}에 프로바이더를 설치했습니다.`,
  ),
  addToSettings: sentences<{ readonly files: string }>(
    ({ files }) => `Add to the engine's settings (${files})`,
    ({ files }) => `엔진 설정에 추가(${files})`,
  ),
  addToConfiguration: sentences(
    () => "Add to your configuration",
    () => "구성에 추가",
  ),
  serverRemoved: sentences<{ readonly server: string }>(
    ({ server }) => `Server ${server} is removed; its tickets stay.`,
    ({ server }) => `서버 ${server}을(를) 삭제했습니다. 기술지원 내역은 남습니다.`,
  ),
  tokenCreated: sentences<{ readonly id: string }>(
    ({ id }) => `The token ${id}, shown this once:`,
    ({ id }) => `토큰 ${id}(이번 한 번만 표시):`,
  ),
};
