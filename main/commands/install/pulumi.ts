import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import manifest from "../../../package.json" with { type: "json" };
import type { Context, Run } from "../command.ts";
import { messages } from "../messages.ts";
import { cacheFolderOf, homeOf } from "./folders.ts";
import { writePackage } from "./package.ts";

export const installPulumi: Run = async (given, context) => {
  const { terminal, language } = context;
  const chosen = given.text("--to");
  const folder = chosen === undefined ? usualFolder(context) : join(resolve(chosen), plugin);
  await mkdir(dirname(folder), { recursive: true });
  await writePackage("pulumi-resource-deskform", folder, cacheFolderOf(context));
  const settings = chosen === undefined ? null : pluginSettings(folder);
  if (given.flag("--json")) return terminal.data({ folders: [folder], settings, configuration });
  terminal.say(messages.installed[language]({ folder }));
  if (settings !== null) {
    terminal.heading(messages.addToSettings[language]({ files: "Pulumi.yaml" }));
    terminal.quote(settings);
  }
  terminal.heading(messages.addToConfiguration[language]({}));
  terminal.quote(configuration);
};

const plugin = `resource-deskform-v${manifest.version}`;

function usualFolder(context: Context): string {
  const home = context.environment("PULUMI_HOME");
  const folder = home === undefined || home === "" ? join(homeOf(context), ".pulumi") : home;
  return join(folder, "plugins", plugin);
}

const configuration = `resources:
  deskform:
    type: pulumi:providers:deskform
    defaultProvider: true
    options:
      version: ${manifest.version}`;

/** Only a folder that the engine does not know by itself has to be named. */
function pluginSettings(folder: string): string {
  return `plugins:
  providers:
    - name: deskform
      path: ${JSON.stringify(folder)}`;
}
