import type { Language } from "../../core/fault.ts";
import { type Sentences, sentences } from "../../core/fault/sentences.ts";

/** Why a data folder is not opened, in the words of whoever opens it. */
export const folderWords = {
  noDesk: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `A desk's data folder is wanted; ${folder} is none. Name another with --data, or make one with \`deskform desk init\`.`,
    ({ folder }) =>
      `데스크의 데이터 폴더가 필요하지만 ${folder}은(는) 아닙니다. --data로 다른 폴더를 지정하거나 \`deskform desk init\`으로 만드세요.`,
  ),
  realFolder: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `A demo wants a folder of its own; ${folder} belongs to a real desk. Name another with --data, or serve without --demo.`,
    ({ folder }) =>
      `데모에는 전용 폴더가 필요하지만 ${folder}은(는) 실제 데스크의 폴더입니다. --data로 다른 폴더를 지정하거나 --demo 없이 시작하세요.`,
  ),
  demoFolder: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `The folder of a real desk is wanted; ${folder} belongs to a demo. Name another with --data, or serve with --demo.`,
    ({ folder }) =>
      `실제 데스크의 폴더가 필요하지만 ${folder}은(는) 데모의 폴더입니다. --data로 다른 폴더를 지정하거나 --demo로 시작하세요.`,
  ),
  inUse: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `A data folder of its own is wanted; another desk is using ${folder}. Stop that one, or name another folder with --data.`,
    ({ folder }) =>
      `전용 데이터 폴더가 필요하지만 다른 데스크가 ${folder}을(를) 사용 중입니다. 그 데스크를 종료하거나 --data로 다른 폴더를 지정하세요.`,
  ),
  newer: sentences<{ readonly folder: string; readonly found: number; readonly known: number }>(
    ({ folder, found, known }) =>
      `A data folder of version ${known} or older is wanted; ${folder} has version ${found}. Run the newer deskform that wrote it.`,
    ({ folder, found, known }) =>
      `버전 ${known} 이하의 데이터 폴더가 필요하지만 ${folder}은(는) 버전 ${found}입니다. 이 폴더를 만든 최신 deskform을 실행하세요.`,
  ),
  otherVersion: sentences<{
    readonly folder: string;
    readonly found: number;
    readonly known: number;
  }>(
    ({ folder, found, known }) =>
      `A data folder of version ${known} is wanted; ${folder} has version ${found}. Use the deskform that wrote it, or start the desk once to bring it up to date.`,
    ({ folder, found, known }) =>
      `버전 ${known}의 데이터 폴더가 필요하지만 ${folder}은(는) 버전 ${found}입니다. 이 폴더를 만든 deskform을 사용하거나, 데스크를 한 번 시작해 최신 버전으로 올리세요.`,
  ),
  unwritable: sentences<{ readonly folder: string; readonly code: string }>(
    ({ folder, code }) =>
      `A data folder that can be written is wanted; ${folder} cannot (${code}). Mend that, or name another folder with --data.`,
    ({ folder, code }) =>
      `쓸 수 있는 데이터 폴더가 필요하지만 ${folder}에는 쓸 수 없습니다(${code}). 권한을 고치거나 --data로 다른 폴더를 지정하세요.`,
  ),
  keysInside: sentences<{ readonly file: string }>(
    ({ file }) =>
      `The key file is wanted outside the data folder; ${file} is inside. Name another place with --keys.`,
    ({ file }) =>
      `키 파일은 데이터 폴더 밖에 있어야 하지만 ${file}은(는) 안에 있습니다. --keys로 다른 위치를 지정하세요.`,
  ),
  noKeys: sentences<{ readonly file: string }>(
    ({ file }) =>
      `The desk's key file is wanted at ${file}; nothing is there. Name its place with --keys.`,
    ({ file }) =>
      `데스크의 키 파일이 ${file}에 있어야 하지만 없습니다. --keys로 위치를 지정하세요.`,
  ),
  otherKeys: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `The keys that ${folder} was sealed with are wanted; those that came do not open it. Name their file with --keys.`,
    ({ folder }) =>
      `${folder}을(를) 암호화한 키가 필요하지만 받은 키로는 열리지 않습니다. --keys로 원래의 키 파일을 지정하세요.`,
  ),
  keysUnreadable: sentences<{ readonly file: string; readonly keyBytes: number }>(
    ({ file, keyBytes }) =>
      `Lines like "1 BASE64" with keys of ${keyBytes} bytes are wanted in ${file}; what stands there is none. Restore the file: without its keys the sealed data cannot be opened.`,
    ({ file, keyBytes }) =>
      `${file}에는 "1 BASE64" 형식의 ${keyBytes}바이트 키가 필요하지만 내용이 다릅니다. 파일을 복원하세요. 키가 없으면 암호화된 정보를 열 수 없습니다.`,
  ),
};

/** For whoever throws and does not know yet in which language it will be read. */
export function inBoth<Details>(
  { en, ko }: Sentences<Details>,
  details: Details,
): Readonly<Record<Language, string>> {
  return { en: en(details), ko: ko(details) };
}
