import { languages } from "../../core/fault.ts";
import { destroyPolicies } from "../../core/workflow/destroy-policy.ts";
import type { Field, Kind, Schema } from "../../framework/schema/index.ts";
import { oneOf, optional, string } from "./kinds.ts";

/** A setting, and where it comes from when the configuration does not say. */
interface Setting extends Field {
  readonly variable: string;
  readonly fallback: string | null;
}

function setting(
  kind: Kind,
  variable: string,
  meaning: string,
  fallback: string | null = null,
): Setting {
  return { ...optional(kind, `${meaning} ${otherwise(variable, fallback)}`), variable, fallback };
}

function otherwise(variable: string, fallback: string | null): string {
  if (fallback === null) return `Needed, here or as \`${variable}\`.`;
  return fallback === "" ? `Else \`${variable}\`.` : `Else \`${variable}\`, else \`${fallback}\`.`;
}

export const settings = {
  endpoint: setting(
    string,
    "DESKFORM_ENDPOINT",
    "The desk's address: https, or http on this machine.",
    "http://127.0.0.1:8480",
  ),
  token: { ...setting(string, "DESKFORM_TOKEN", "A token that the desk gave."), sensitive: true },
  project: setting(string, "DESKFORM_PROJECT", "The project at the desk."),
  namespace: setting(
    string,
    "DESKFORM_NAMESPACE",
    "Tells the requests of this state from those of others: one for each state, which then stays. OpenTofu and Terraform need it; Pulumi's stacks are told apart anyway.",
    "",
  ),
  defaultOnDestroy: setting(
    oneOf(destroyPolicies),
    "DESKFORM_DEFAULT_ON_DESTROY",
    "What `onDestroy` is of a request that sets none.",
    "cancel",
  ),
  requestTimeout: setting(
    string,
    "DESKFORM_REQUEST_TIMEOUT",
    "How long one answer of the desk may take, like `30s`.",
    "30s",
  ),
  language: setting(oneOf(languages), "DESKFORM_LANGUAGE", "The language of messages.", "en"),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof settings;

/** The provider's configuration. Each setting may also come from the environment. */
export const configuration: Schema = {
  name: "Deskform",
  version: 0,
  description: "Reaches a support desk and declares what is asked of it.",
  fields: settings,
};
