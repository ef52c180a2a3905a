import { counted, sentences } from "../../core/fault/sentences.ts";

/** Why a desk is not set up, opened, served or audited: its data folder, its key file, its address. */
export const deskFailures = {
  folder_without_desk: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `A desk's data folder is wanted; ${folder} is none. Name another with --data, or make one with \`deskform desk init\`.`,
    ({ folder }) =>
      `데스크의 데이터 폴더가 필요하지만 ${folder}은(는) 아닙니다. --data로 다른 폴더를 지정하거나 \`deskform desk init\`으로 만드세요.`,
  ),
  folder_of_real_desk: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `A demo wants a folder of its own; ${folder} belongs to a real desk. Name another with --data, or serve without --demo.`,
    ({ folder }) =>
      `데모에는 전용 폴더가 필요하지만 ${folder}은(는) 실제 데스크의 폴더입니다. --data로 다른 폴더를 지정하거나 --demo 없이 시작하세요.`,
  ),
  folder_of_demo: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `The folder of a real desk is wanted; ${folder} belongs to a demo. Name another with --data, or serve with --demo.`,
    ({ folder }) =>
      `실제 데스크의 폴더가 필요하지만 ${folder}은(는) 데모의 폴더입니다. --data로 다른 폴더를 지정하거나 --demo로 시작하세요.`,
  ),
  folder_in_use: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `A data folder of its own is wanted; another desk is using ${folder}. Stop that one, or name another folder with --data.`,
    ({ folder }) =>
      `전용 데이터 폴더가 필요하지만 다른 데스크가 ${folder}을(를) 사용 중입니다. 그 데스크를 종료하거나 --data로 다른 폴더를 지정하세요.`,
  ),
  folder_newer: sentences<{
    readonly folder: string;
    readonly found: number;
    readonly known: number;
  }>(
    ({ folder, found, known }) =>
      `A data folder of version ${known} or older is wanted; ${folder} has version ${found}. Run the newer deskform that wrote it.`,
    ({ folder, found, known }) =>
      `버전 ${known} 이하의 데이터 폴더가 필요하지만 ${folder}은(는) 버전 ${found}입니다. 이 폴더를 만든 최신 deskform을 실행하세요.`,
  ),
  folder_of_other_version: sentences<{
    readonly folder: string;
    readonly found: number;
    readonly known: number;
  }>(
    ({ folder, found, known }) =>
      `A data folder of version ${known} is wanted; ${folder} has version ${found}. Use the deskform that wrote it, or start the desk once to bring it up to date.`,
    ({ folder, found, known }) =>
      `버전 ${known}의 데이터 폴더가 필요하지만 ${folder}은(는) 버전 ${found}입니다. 이 폴더를 만든 deskform을 사용하거나, 데스크를 한 번 시작해 최신 버전으로 올리세요.`,
  ),
  folder_unwritable: sentences<{ readonly folder: string; readonly code: string }>(
    ({ folder, code }) =>
      `A data folder that can be written is wanted; ${folder} cannot (${code}). Mend that, or name another folder with --data.`,
    ({ folder, code }) =>
      `쓸 수 있는 데이터 폴더가 필요하지만 ${folder}에는 쓸 수 없습니다(${code}). 권한을 고치거나 --data로 다른 폴더를 지정하세요.`,
  ),
  keys_inside_folder: sentences<{ readonly file: string }>(
    ({ file }) =>
      `The key file is wanted outside the data folder; ${file} is inside. Name another place with --keys.`,
    ({ file }) =>
      `키 파일은 데이터 폴더 밖에 있어야 하지만 ${file}은(는) 안에 있습니다. --keys로 다른 위치를 지정하세요.`,
  ),
  keys_missing: sentences<{ readonly file: string }>(
    ({ file }) =>
      `The desk's key file is wanted at ${file}; nothing is there. Name its place with --keys.`,
    ({ file }) =>
      `데스크의 키 파일이 ${file}에 있어야 하지만 없습니다. --keys로 위치를 지정하세요.`,
  ),
  keys_of_other_desk: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `The keys that ${folder} was sealed with are wanted; those that came do not open it. Name their file with --keys.`,
    ({ folder }) =>
      `${folder}을(를) 암호화한 키가 필요하지만 받은 키로는 열리지 않습니다. --keys로 원래의 키 파일을 지정하세요.`,
  ),
  keys_unreadable: sentences<{ readonly file: string; readonly keyBytes: number }>(
    ({ file, keyBytes }) =>
      `Lines like "1 BASE64" with keys of ${keyBytes} bytes are wanted in ${file}; what stands there is none. Restore the file: without its keys the sealed data cannot be opened.`,
    ({ file, keyBytes }) =>
      `${file}에는 "1 BASE64" 형식의 ${keyBytes}바이트 키가 필요하지만 내용이 다릅니다. 파일을 복원하세요. 키가 없으면 암호화된 정보를 열 수 없습니다.`,
  ),
  folder_taken: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `A folder without a desk is wanted; ${folder} has one. Name another with --data.`,
    ({ folder }) =>
      `데스크가 없는 폴더가 필요하지만 ${folder}에는 이미 있습니다. --data로 다른 폴더를 지정하세요.`,
  ),
  address_unusable: sentences<{ readonly address: string; readonly code: string }>(
    ({ address, code }) =>
      `An address that is free is wanted; ${address} cannot be used (${code}). Choose another with --listen.`,
    ({ address, code }) =>
      `사용 가능한 주소가 필요하지만 ${address}은(는) 쓸 수 없습니다(${code}). --listen으로 다른 주소를 지정하세요.`,
  ),
  checkpoint_invalid: sentences<{ readonly file: string }>(
    ({ file }) =>
      `A file that \`deskform desk audit checkpoint\` has printed is wanted; ${file} is none. Name another with --checkpoint.`,
    ({ file }) =>
      `\`deskform desk audit checkpoint\`가 출력한 파일이 필요하지만 ${file}은(는) 아닙니다. --checkpoint로 다른 파일을 지정하세요.`,
  ),
  log_damaged: sentences<{ readonly count: number; readonly findingsMax: number }>(
    ({ count, findingsMax }) =>
      `The log is not as it must be: ${count === findingsMax ? "at least " : ""}${counted(count, "finding")}. Keep the folder as it is, and compare it with a backup.`,
    ({ count, findingsMax }) =>
      `기록이 온전하지 않습니다. 발견 ${count}건${count === findingsMax ? " 이상" : ""}. 폴더를 그대로 보존하고 백업과 비교하세요.`,
  ),
};
