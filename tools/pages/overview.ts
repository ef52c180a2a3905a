import { inSnakeCase, type Schema, terraformType } from "../../framework/schema/index.ts";
import type { Declaration } from "../../provider/resources/index.ts";
import { snippet } from "../snippet.ts";
import { fieldList } from "./fields.ts";
import { type Examples, generatedMark, page, pageName, prose } from "./resource.ts";
import { wrapped } from "./text.ts";

/** The page about all resources: which there are, and how the provider is set up. */
export async function overview(
  provider: string,
  declarations: readonly Declaration[],
  { description, fields }: Schema,
  examples: Examples,
): Promise<string> {
  const links = declarations.map((declaration) => {
    const link = `[${terraformType(provider, declaration.name)}](${pageName(declaration)}.md)`;
    return wrapped(`* ${link}: ${inSnakeCase(declaration.description)}`);
  });
  return page([
    generatedMark,
    "# Resources",
    prose(description),
    links.join("\n"),
    "## The provider's settings",
    await snippet(examples.terraform, "provider"),
    prose(
      `On Pulumi each setting is a value of the stack's configuration, like \`${provider}:endpoint\`; set the token with \`--secret\`. A setting that is left out comes from the environment, so that no file has to hold a token.`,
    ),
    fieldList(fields),
    "## When the desk moves after a plan",
    prose(
      "OpenTofu and Terraform do only what the plan showed. Where the desk has moved on meanwhile, the apply is refused, files and decides nothing, and a new plan shows how things stand. An update of Pulumi that was given no plan (`--plan`) goes by what it finds at that moment; `workPlanHash` and `maxCost` bound it all the same.",
    ),
    prose(
      "The two find some of these cases themselves: a price that changed, a request that was filed from elsewhere, another security value, or an engineer who began to ask about just the work plan that the decision names. They then say *Provider produced inconsistent final plan* and call it a bug in the provider. It is none: plan again.",
    ),
    "## How to read a page",
    readingList,
  ]);
}

const readingList = [
  "* Names are those of OpenTofu and Terraform. Where Pulumi spells one otherwise, that follows in parentheses.",
  "* *Arguments* are yours to write, *attributes* the provider's to tell.",
  "* *Has a default*: what you leave out is the provider's to choose, and then stays.",
  "* *A change replaces*: another value is another resource, and the old one is destroyed.",
  "* *Sensitive*: engines do not show it. In Terraform's state it stands all the same.",
  "* *Write-only*: on OpenTofu and Terraform in no plan and no state, which needs version 1.11 or later; on Pulumi a secret, which the state holds encrypted.",
]
  .map((item) => wrapped(item))
  .join("\n");
