import type { Option } from "../command.ts";

export const copyOptions: readonly Option[] = [
  {
    flags: "--data-keys <file>",
    about: {
      en: "the data keys, apart from the copy and replaced each time; FILE.keys when left out",
      ko: "데이터 키 파일(사본과 따로 두고 매번 교체). 기본값은 FILE.keys",
    },
  },
];
