import { listed, sentences } from "../../core/fault/sentences.ts";

/** What the program itself says, in both languages. What the desk refuses has its own table in the core. */
export const words = {
  usage: sentences<{ readonly problem: string; readonly path: string }>(
    ({ problem, path }) => `${problem} See \`${path} --help\`.`,
    ({ problem, path }) => `${problem} \`${path} --help\`를 참고하세요.`,
  ),
  missing: sentences<{ readonly names: readonly string[] }>(
    ({ names }) => `Wanted ${listed(names)}; nothing came. Add it and try again.`,
    ({ names }) => `${listed(names)} 값이 필요하지만 없습니다. 추가하여 다시 실행하세요.`,
  ),
  invalid: sentences<{ readonly name: string; readonly wanted: string; readonly came: string }>(
    ({ name, wanted, came }) =>
      `${name}: wanted ${wanted}; came "${came}". Change it and try again.`,
    ({ name, wanted, came }) =>
      `${name}: 필요한 값은 ${wanted}, 받은 값은 "${came}"입니다. 고쳐서 다시 실행하세요.`,
  ),
  instant: sentences(
    () => "an RFC 3339 instant with a zone, like 2026-11-24T10:00:00+09:00",
    () => "시간대가 있는 RFC 3339 시각(예: 2026-11-24T10:00:00+09:00)",
  ),
  duration: sentences(
    () => "a duration like 2h30m",
    () => "2h30m과 같은 기간",
  ),
  month: sentences(
    () => "a month like 2026-12",
    () => "2026-12와 같은 연월",
  ),
  wholeNumber: sentences(
    () => "a whole number",
    () => "정수",
  ),
  address: sentences(
    () => "an address like 127.0.0.1:8480",
    () => "127.0.0.1:8480과 같은 주소",
  ),
  endpoint: sentences(
    () => "an https address, or plain http on this machine",
    () => "https 주소 또는 이 컴퓨터의 http 주소",
  ),
  settingMissing: sentences<{ readonly option: string; readonly variable: string }>(
    ({ option, variable }) =>
      `Wanted ${option} or ${variable}; neither is set. Set one of them and try again.`,
    ({ option, variable }) =>
      `${option} 또는 ${variable} 값이 필요하지만 둘 다 없습니다. 하나를 지정하여 다시 실행하세요.`,
  ),
  fileUnreadable: sentences<{ readonly file: string; readonly code: string }>(
    ({ file, code }) =>
      `A file that can be read is wanted; ${file} could not be (${code}). Check the path.`,
    ({ file, code }) =>
      `읽을 수 있는 파일이 필요하지만 ${file}을(를) 읽지 못했습니다(${code}). 경로를 확인하세요.`,
  ),
  fileTooLarge: sentences<{ readonly file: string; readonly bytesMax: number }>(
    ({ file, bytesMax }) =>
      `At most ${bytesMax} bytes are read from a file; ${file} has more. Send less.`,
    ({ file, bytesMax }) =>
      `파일은 최대 ${bytesMax}바이트까지 읽지만 ${file}은(는) 더 큽니다. 줄여 주세요.`,
  ),
  fileNotYaml: sentences<{ readonly file: string; readonly line: number }>(
    ({ file, line }) =>
      `YAML or JSON is wanted; ${file} is neither, from line ${line} on. Mend it and try again.`,
    ({ file, line }) =>
      `YAML 또는 JSON이 필요하지만 ${file}의 ${line}번째 줄부터 읽을 수 없습니다. 고쳐서 다시 실행하세요.`,
  ),
  wantedMembers: sentences(
    () => "an object of fields",
    () => "항목으로 이루어진 객체",
  ),
  valueMissing: sentences<{ readonly name: string }>(
    ({ name }) =>
      `Wanted a value for ${name}; nothing came. Give it as an option, or in the file of --file.`,
    ({ name }) => `${name} 값이 필요하지만 없습니다. 옵션이나 --file의 파일에 지정하세요.`,
  ),
  consentWanted: sentences<{ readonly version: number }>(
    ({ version }) =>
      `Consent to the notice above is wanted; none was given. If you agree, add --consent ${version}.`,
    ({ version }) =>
      `위 안내에 대한 동의가 필요하지만 없습니다. 동의하면 --consent ${version}을(를) 추가하세요.`,
  ),
  notWaiting: sentences<{ readonly number: string; readonly state: string }>(
    ({ number, state }) =>
      `A ticket sent back for revision is wanted; ${number} is ${state}. Use \`deskform ticket edit\` to change it.`,
    ({ number, state }) =>
      `수정 요청된 건이 필요하지만 ${number}은(는) ${state} 상태입니다. 고치려면 \`deskform ticket edit\`을 사용하세요.`,
  ),
  notAcknowledged: sentences(
    () =>
      "A confirmation cannot be taken back and obliges to pay. Wanted --acknowledge-irreversible; it did not come. Add it if that is what you want.",
    () =>
      "기술지원 확정은 되돌릴 수 없으며 비용이 청구됩니다. 동의하면 --acknowledge-irreversible을 추가하세요.",
  ),
  notReached: sentences<{
    readonly number: string;
    readonly state: string;
    readonly wanted: string;
  }>(
    ({ number, state, wanted }) =>
      `Wanted ${number} to become "${wanted}"; it ended as "${state}".`,
    ({ number, state, wanted }) =>
      `${number}이(가) "${wanted}" 상태가 되기 전에 "${state}" 상태로 끝났습니다.`,
  ),
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
  demoOnLoopback: sentences<{ readonly host: string }>(
    ({ host }) =>
      `A demo listens on 127.0.0.1 only, because its tokens are for everybody who sees them; "${host}" came. Leave --demo out, or listen on 127.0.0.1.`,
    ({ host }) =>
      `데모는 127.0.0.1에서만 실행되지만 "${host}"이(가) 지정되었습니다. --demo를 빼거나 127.0.0.1을 사용하세요.`,
  ),
  cannotListen: sentences<{ readonly address: string; readonly code: string }>(
    ({ address, code }) =>
      `An address that is free is wanted; ${address} cannot be used (${code}). Choose another with --listen.`,
    ({ address, code }) =>
      `사용 가능한 주소가 필요하지만 ${address}은(는) 쓸 수 없습니다(${code}). --listen으로 다른 주소를 지정하세요.`,
  ),
  folderThere: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `A folder without a desk is wanted; ${folder} has one. Name another with --data.`,
    ({ folder }) =>
      `데스크가 없는 폴더가 필요하지만 ${folder}에는 이미 있습니다. --data로 다른 폴더를 지정하세요.`,
  ),
  initialised: sentences<{ readonly dataFolder: string; readonly keyFile: string }>(
    ({ dataFolder, keyFile }) =>
      `The desk is set up in ${dataFolder}. Keep ${keyFile} apart from it: whoever has both can read everything. The first administrator's token, shown this once:`,
    ({ dataFolder, keyFile }) =>
      `${dataFolder}에 데스크를 준비했습니다. ${keyFile}은(는) 따로 보관하세요. 둘 다 있으면 모든 정보를 볼 수 있습니다. 첫 관리자의 토큰(이번 한 번만 표시):`,
  ),
  unwritable: sentences<{ readonly file: string }>(
    ({ file }) =>
      `A new file is wanted; ${file} is there already, or its folder cannot be written. Name another with --to.`,
    ({ file }) =>
      `새 파일이 필요하지만 ${file}이(가) 이미 있거나 폴더에 쓸 수 없습니다. --to로 다른 이름을 지정하세요.`,
  ),
  noGrant: sentences<{ readonly number: string }>(
    ({ number }) =>
      `A firewall grant is wanted; ${number} has none that is open. Nothing has to be done.`,
    ({ number }) => `${number}에는 열린 방화벽 접근 허용이 없습니다. 할 일이 없습니다.`,
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
  notCopied: sentences<{ readonly databaseFile: string; readonly keysFile: string }>(
    ({ databaseFile, keysFile }) =>
      `Room for ${databaseFile} and ${keysFile} is wanted; they could not be written. An older copy under these names is still there. Name another file, or another folder.`,
    ({ databaseFile, keysFile }) =>
      `${databaseFile}과(와) ${keysFile}을(를) 쓸 수 있어야 하지만 쓰지 못했습니다. 같은 이름의 이전 사본은 그대로 있습니다. 다른 파일이나 폴더를 지정하세요.`,
  ),
  noCopy: sentences<{ readonly databaseFile: string; readonly keysFile: string }>(
    ({ databaseFile, keysFile }) =>
      `A copy of a desk and its data keys are wanted; ${databaseFile} and ${keysFile} are not both there and whole. Nothing was restored. Name the copy, and its keys with --data-keys.`,
    ({ databaseFile, keysFile }) =>
      `데스크 사본과 데이터 키가 필요하지만 ${databaseFile}과(와) ${keysFile}이(가) 모두 온전하게 있지 않습니다. 복원한 것은 없습니다. 사본을 지정하고, 키는 --data-keys로 지정하세요.`,
  ),
  restored: sentences<{ readonly dataFolder: string }>(
    ({ dataFolder }) =>
      `The desk stands in ${dataFolder} as it was. Serve it with its own key file.`,
    ({ dataFolder }) => `${dataFolder}에 데스크를 복원했습니다. 원래의 키 파일로 실행하세요.`,
  ),
  notBuilt: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `The bundled provider is wanted; it is not in ${folder}. Run \`npm run build\` first.`,
    ({ folder }) =>
      `번들된 프로바이더가 필요하지만 ${folder}에 없습니다. 먼저 \`npm run build\`를 실행하세요.`,
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
  membership: sentences(
    () => "PROJECT:customer or PROJECT:auditor",
    () => "프로젝트:customer 또는 프로젝트:auditor",
  ),
  serverRemoved: sentences<{ readonly server: string }>(
    ({ server }) => `Server ${server} is removed; its tickets stay.`,
    ({ server }) => `서버 ${server}을(를) 삭제했습니다. 기술지원 내역은 남습니다.`,
  ),
  tokenCreated: sentences<{ readonly id: string }>(
    ({ id }) => `The token ${id}, shown this once:`,
    ({ id }) => `토큰 ${id}(이번 한 번만 표시):`,
  ),
  internal: sentences(
    () => "deskform met an error of its own. Report it with the lines below.",
    () => "deskform 내부 오류입니다. 아래 내용과 함께 신고하세요.",
  ),
};
