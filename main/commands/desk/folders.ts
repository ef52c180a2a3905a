import { basename, dirname, join, resolve } from "node:path";
import type { Option } from "../command.ts";
import { failure } from "../../failure/index.ts";
import type { CommandLine } from "../command-line.ts";

export const folderOptions: readonly Option[] = [
  {
    flags: "--data <folder>",
    about: {
      en: "where everything is kept; a demo keeps nothing without it",
      ko: "데이터 폴더. 데모는 생략하면 보관하지 않음",
    },
  },
  {
    flags: "--keys <file>",
    about: {
      en: "what opens sealed data, kept apart; FOLDER.keys beside the folder",
      ko: "암호화된 정보를 여는 키 파일(따로 보관). 기본값은 데이터 폴더 옆의 FOLDER.keys",
    },
  },
];

export function foldersIn(given: CommandLine) {
  const folder = given.text("--data");
  if (folder === undefined) throw failure("value_missing", { names: ["--data"] });
  const dataFolder = resolve(folder);
  const beside = join(dirname(dataFolder), `${basename(dataFolder)}.keys`);
  return { dataFolder, keyFile: given.text("--keys") ?? beside };
}
