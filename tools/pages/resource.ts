import {
  type Field,
  type FieldTable,
  inSnakeCase,
  pulumiToken,
  snakeCase,
  terraformType,
} from "../../framework/schema/index.ts";
import type { Declaration } from "../../provider/resources/index.ts";
import { snippet } from "../snippet.ts";
import { destroyTable } from "./destroying.ts";
import { fieldList } from "./fields.ts";
import { wrapped } from "./text.ts";

/** Programs of which each resource's section is shown. */
export interface Examples {
  readonly terraform: string;
  readonly pulumi: string;
}

export const generatedMark =
  "<!-- Generated from provider/resources and examples by `npm run generate`: change those. -->";

/** `FirewallGrant` → `firewall-grant`: its page, and its section in every example. */
export function pageName({ name }: Pick<Declaration, "name">): string {
  return snakeCase(name).replaceAll("_", "-");
}

/** All that a user needs to know of one resource. */
export async function resourcePage(
  provider: string,
  declaration: Declaration,
  examples: Examples,
): Promise<string> {
  const { name, description, fields, manual } = declaration;
  const type = terraformType(provider, name);
  const token = pulumiToken(provider, name);
  const terraform = await snippet(examples.terraform, pageName(declaration));
  const pulumi = await snippet(examples.pulumi, pageName(declaration));
  const shortToken = token.replace(":index:", ":");
  const block = named(terraform, `^resource "${type}" "(\\S+)"`, examples.terraform);
  const resource = named(pulumi, `^(\\S+):\n +type: ${shortToken}$`, examples.pulumi);
  const { handle } = manual;
  return page([
    generatedMark,
    `# ${type}`,
    prose(`${description} On Pulumi it is \`${shortToken}\`.`),
    prose(manual.rationale),
    "## Example",
    "On OpenTofu and Terraform:",
    terraform,
    "On Pulumi, among the `resources` of a YAML program:",
    pulumi,
    "## Arguments",
    fieldList(pick(fields, ({ giver }) => giver !== "computed")),
    "## Attributes",
    fieldList(pick(fields, ({ giver }) => giver === "computed")),
    "## Import",
    prose(handle.description),
    `\`\`\`sh\ntofu import ${type}.${block} ${handle.example}\npulumi import ${token} ${resource} ${handle.example}\n\`\`\``,
    "## Destroying",
    prose(manual.destroying),
    ...("onDestroy" in fields ? [destroyTable()] : []),
    "[How to read this page](README.md#how-to-read-a-page)",
  ]);
}

export function page(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}

/** As Terraform's users write names; the lists of fields have Pulumi's beside them. */
export function prose(text: string): string {
  return wrapped(inSnakeCase(text));
}

/** What the example calls its resource. */
function named(code: string, pattern: string, source: string): string {
  const [, name] = new RegExp(pattern, "m").exec(code) ?? [];
  if (name === undefined) throw new Error(`${source} has a section without ${pattern}`);
  return name;
}

function pick(fields: FieldTable, wanted: (field: Field) => boolean): FieldTable {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => wanted(field)));
}
