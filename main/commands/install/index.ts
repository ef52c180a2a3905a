/** Puts the provider where an engine looks for it. */
import type { Group, Option } from "../command.ts";

const to: Option = {
  flags: "--to <folder>",
  about: {
    en: "another folder than the engine's usual one",
    ko: "엔진의 기본 폴더 대신 사용할 폴더",
  },
};

export const install: Group = {
  name: "install",
  about: {
    en: "put the provider where an engine finds it",
    ko: "엔진이 찾는 위치에 프로바이더 설치",
  },
  commands: [
    {
      name: "terraform",
      about: { en: "for OpenTofu and Terraform", ko: "OpenTofu와 Terraform용" },
      example: "install terraform",
      options: [to],
      load: async () => (await import("./terraform.ts")).installTerraform,
    },
    {
      name: "pulumi",
      about: { en: "for Pulumi", ko: "Pulumi용" },
      example: "install pulumi",
      options: [to],
      load: async () => (await import("./pulumi.ts")).installPulumi,
    },
  ],
};
