import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { stringify } from "yaml";
import { ensureEngine } from "../../tools/engines.ts";
import { toolsPath } from "../../tools/run.ts";

/** One engine's way to declare many requests and to plan them. */
export interface Project {
  readonly name: string;
  readonly plugin: string;
  readonly file: string;
  readonly apply: readonly string[];
  readonly plan: readonly string[];
  readonly refresh: readonly string[];
  readonly destroy: readonly string[];
  engine(): Promise<string>;
  program(count: number): string;
  environment(folder: string, plugins: string): Promise<Readonly<Record<string, string>>>;
  prepare?(command: (words: readonly string[]) => Promise<void>, stack: string): Promise<void>;
}

const openTofu: Project = {
  name: "tofu plan",
  plugin: "terraform-provider-deskform",
  file: "main.tf",
  apply: ["apply", "-auto-approve", "-input=false"],
  plan: ["plan", "-input=false"],
  refresh: ["refresh", "-input=false"],
  destroy: ["destroy", "-auto-approve", "-input=false"],
  engine: () => ensureEngine("opentofu"),
  program: (count) => (count === 0 ? 'resource "terraform_data" "one" {}\n' : requests(count)),
  async environment(folder, plugins) {
    const settings = join(folder, "settings.tfrc");
    const overrides = `dev_overrides { "deskform/deskform" = "${plugins}" }`;
    await writeFile(settings, `provider_installation {\n  ${overrides}\n  direct {}\n}\n`);
    return { TF_CLI_CONFIG_FILE: settings, CHECKPOINT_DISABLE: "1" };
  },
};

function requests(count: number): string {
  return `terraform {
  required_providers {
    deskform = { source = "deskform/deskform" }
  }
}

resource "deskform_support_request" "many" {
  count     = ${count}
  server_id = "web-1"
  services  = ["web-tuning"]
  title     = "Tune \${count.index}"
  body      = "As agreed."
  contact   = { name = "Kim Minji", phone = "010-1234-5678", email = "minji@example.com" }
  consent   = { agreed = true, notice_version = 1 }
  idempotency_key = "request-\${count.index}"
}
`;
}

const pulumi: Project = {
  name: "pulumi preview",
  plugin: "pulumi-resource-deskform",
  file: "Pulumi.yaml",
  apply: ["up", "--yes", "--skip-preview", "--non-interactive"],
  plan: ["preview", "--non-interactive"],
  refresh: ["refresh", "--yes", "--skip-preview", "--non-interactive"],
  destroy: ["destroy", "--yes", "--skip-preview", "--non-interactive"],
  engine: () => ensureEngine("pulumi"),
  program: (count) => stringify({ name: "bench", runtime: "yaml", resources: resources(count) }),
  async environment(folder, plugins) {
    const stored = join(folder, "stored");
    await mkdir(stored, { recursive: true });
    return {
      PATH: [plugins, dirname(await ensureEngine("pulumi")), toolsPath()].join(delimiter),
      PULUMI_BACKEND_URL: `file://${stored}`,
      PULUMI_CONFIG_PASSPHRASE: "bench",
      PULUMI_HOME: join(folder, "home"),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
    };
  },
  prepare: (command, stack) => command(["stack", "init", stack, "--non-interactive"]),
};

function resources(count: number): Readonly<Record<string, unknown>> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return Object.fromEntries(
    numbers.map((number) => [
      `request${number}`,
      {
        type: "deskform:SupportRequest",
        properties: {
          serverId: "web-1",
          services: ["web-tuning"],
          title: `Tune ${number}`,
          body: "As agreed.",
          contact: { name: "Kim Minji", phone: "010-1234-5678", email: "minji@example.com" },
          consent: { agreed: true, noticeVersion: 1 },
        },
      },
    ]),
  );
}

export const projects: readonly Project[] = [openTofu, pulumi];
