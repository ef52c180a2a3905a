/** What the provider and the desk take and give, as other programs read it. */
import type { Group } from "../command.ts";

export const schema: Group = {
  name: "schema",
  about: { en: "print a schema as JSON", ko: "스키마를 JSON으로 출력" },
  commands: [
    {
      name: "terraform",
      about: {
        en: "as `tofu providers schema -json` prints it",
        ko: "`tofu providers schema -json` 형식",
      },
      example: "schema terraform",
      load: async () => (await import("./terraform.ts")).terraformSchema,
    },
    {
      name: "pulumi",
      about: { en: "the Pulumi package", ko: "Pulumi 패키지" },
      example: "schema pulumi",
      load: async () => (await import("./pulumi.ts")).pulumiSchema,
    },
    {
      name: "openapi",
      about: { en: "the desk's API", ko: "데스크 API" },
      example: "schema openapi",
      load: async () => (await import("./openapi.ts")).openApiSchema,
    },
  ],
};
