import type { Group, Option } from "../command.ts";
import { folderOptions } from "./folders.ts";

const audit = () => import("./audit.ts");

const checkpointOption: Option = {
  flags: "--checkpoint <file>",
  about: {
    en: "a checkpoint that was signed earlier",
    ko: "이전에 서명한 체크포인트 파일",
  },
};

const publicKeyOption: Option = {
  flags: "--public-key <base64>",
  about: {
    en: "the key that signed it; else the desk's own, from --keys",
    ko: "서명을 확인할 공개 키. 기본값은 --keys 파일의 키",
  },
};

export const auditGroup: Group = {
  name: "audit",
  about: { en: "the log of everything that was done", ko: "모든 작업의 감사 기록" },
  commands: [
    {
      name: "verify",
      about: {
        en: "find changed, missing and added entries, also while the desk runs",
        ko: "변경, 누락, 추가된 기록 찾기(데스크 실행 중에도 가능)",
      },
      example: "desk audit verify --data ./desk --checkpoint checkpoint.json",
      options: [...folderOptions, checkpointOption, publicKeyOption],
      load: async () => (await audit()).verify,
    },
    {
      name: "checkpoint",
      about: {
        en: "print what the log holds now, signed; keep it elsewhere",
        ko: "현재 기록의 서명된 체크포인트 출력(다른 곳에 보관하세요)",
      },
      example: "desk audit checkpoint --data ./desk > checkpoint.json",
      options: folderOptions,
      load: async () => (await audit()).checkpoint,
    },
  ],
};
