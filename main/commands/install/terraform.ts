import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import manifest from "../../../package.json" with { type: "json" };
import type { Run } from "../command.ts";
import { messages } from "../messages.ts";
import { cacheFolderOf, homeOf } from "./folders.ts";
import { writePackage } from "./package.ts";

/** `deskform/deskform` means another host to each of the two engines. */
const hosts = ["registry.opentofu.org", "registry.terraform.io"];
const source = "deskform/deskform";
const platforms: Readonly<Record<string, string>> = { win32: "windows" };
const architectures: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };

export const installTerraform: Run = async (given, context) => {
  const { terminal, language } = context;
  const chosen = given.text("--to");
  const mirror =
    chosen === undefined ? join(homeOf(context), ".terraform.d/plugins") : resolve(chosen);
  const folders = hosts.map((host) => join(mirror, host, source, manifest.version, target()));
  for (const folder of folders) {
    await mkdir(dirname(folder), { recursive: true });
    await writePackage("terraform-provider-deskform", folder, cacheFolderOf(context));
  }
  const settings = chosen === undefined ? null : mirrorSettings(mirror);
  if (given.flag("--json")) return terminal.data({ folders, settings, configuration });
  terminal.say(messages.installed[language]({ folder: mirror }));
  if (settings !== null) {
    terminal.heading(messages.addToSettings[language]({ files: "~/.tofurc, ~/.terraformrc" }));
    terminal.quote(settings);
  }
  terminal.heading(messages.addToConfiguration[language]({}));
  terminal.quote(configuration);
};

function target(): string {
  const { platform, arch } = process;
  return `${platforms[platform] ?? platform}_${architectures[arch] ?? arch}`;
}

const configuration = `terraform {
  required_providers {
    deskform = {
      source  = "${source}"
      version = "${manifest.version}"
    }
  }
}

provider "deskform" {
  namespace = "my-state"
}`;

/** Only a folder that the engines do not know by themselves has to be named. */
function mirrorSettings(mirror: string): string {
  const names = hosts.map((host) => `"${host}/${source}"`).join(", ");
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = [${names}]
  }
  direct {
    exclude = [${names}]
  }
}`;
}
