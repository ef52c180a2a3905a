import { sentences } from "../../core/fault/sentences.ts";

interface Copies {
  readonly databaseFile: string;
  readonly keysFile: string;
}

/** Why a file is not read, and why none is written. */
export const fileFailures = {
  file_unreadable: sentences<{ readonly file: string; readonly code: string }>(
    ({ file, code }) =>
      `A file that can be read is wanted; ${file} could not be (${code}). Check the path.`,
    ({ file, code }) =>
      `읽을 수 있는 파일이 필요하지만 ${file}을(를) 읽지 못했습니다(${code}). 경로를 확인하세요.`,
  ),
  file_too_large: sentences<{ readonly file: string; readonly bytesMax: number }>(
    ({ file, bytesMax }) =>
      `At most ${bytesMax} bytes are read from a file; ${file} has more. Send less.`,
    ({ file, bytesMax }) =>
      `파일은 최대 ${bytesMax}바이트까지 읽지만 ${file}은(는) 더 큽니다. 줄여 주세요.`,
  ),
  file_not_yaml: sentences<{ readonly file: string; readonly line: number }>(
    ({ file, line }) =>
      `YAML or JSON is wanted; ${file} is neither, from line ${line} on. Mend it and try again.`,
    ({ file, line }) =>
      `YAML 또는 JSON이 필요하지만 ${file}의 ${line}번째 줄부터 읽을 수 없습니다. 고쳐서 다시 실행하세요.`,
  ),
  file_not_object: sentences<{ readonly file: string }>(
    ({ file }) =>
      `An object of fields is wanted in ${file}; something else came. Mend it and try again.`,
    ({ file }) =>
      `${file}에는 항목으로 이루어진 객체가 필요하지만 다른 내용입니다. 고쳐서 다시 실행하세요.`,
  ),
  file_not_new: sentences<{ readonly file: string }>(
    ({ file }) =>
      `A new file is wanted; ${file} is there already, or its folder cannot be written. Name another with --to.`,
    ({ file }) =>
      `새 파일이 필요하지만 ${file}이(가) 이미 있거나 폴더에 쓸 수 없습니다. --to로 다른 이름을 지정하세요.`,
  ),
  copy_unwritable: sentences<Copies>(
    ({ databaseFile, keysFile }) =>
      `Room for ${databaseFile} and ${keysFile} is wanted; they could not be written. An older copy under these names is still there. Name another file, or another folder.`,
    ({ databaseFile, keysFile }) =>
      `${databaseFile}과(와) ${keysFile}을(를) 쓸 수 있어야 하지만 쓰지 못했습니다. 같은 이름의 이전 사본은 그대로 있습니다. 다른 파일이나 폴더를 지정하세요.`,
  ),
  copy_incomplete: sentences<Copies>(
    ({ databaseFile, keysFile }) =>
      `A copy of a desk and its data keys are wanted; ${databaseFile} and ${keysFile} are not both there and whole. Nothing was restored. Name the copy, and its keys with --data-keys.`,
    ({ databaseFile, keysFile }) =>
      `데스크 사본과 데이터 키가 필요하지만 ${databaseFile}과(와) ${keysFile}이(가) 모두 온전하게 있지 않습니다. 복원한 것은 없습니다. 사본을 지정하고, 키는 --data-keys로 지정하세요.`,
  ),
  provider_not_built: sentences<{ readonly folder: string }>(
    ({ folder }) =>
      `The bundled provider is wanted; it is not in ${folder}. Run \`npm run build\` first.`,
    ({ folder }) =>
      `번들된 프로바이더가 필요하지만 ${folder}에 없습니다. 먼저 \`npm run build\`를 실행하세요.`,
  ),
};
