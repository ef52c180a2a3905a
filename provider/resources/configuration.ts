import { destroyPolicies } from "../../core/workflow/destroy-policy.ts";
import type { Schema } from "../../framework/schema/index.ts";
import { oneOf, optional, string } from "./kinds.ts";

/** The provider's configuration. Each setting may also come from the environment. */
export const configuration: Schema = {
  name: "Deskform",
  version: 0,
  description: "Reaches a support desk and declares what is asked of it.",
  fields: {
    endpoint: optional(string, "The desk's address. `DESKFORM_ENDPOINT`; http://127.0.0.1:8480."),
    token: { ...optional(string, "A token of the desk. `DESKFORM_TOKEN`."), sensitive: true },
    project: optional(string, "The project at the desk. `DESKFORM_PROJECT`."),
    namespace: optional(
      string,
      "Tells this state's requests from those of others: one per state in Terraform, where it is required. `DESKFORM_NAMESPACE`.",
    ),
    defaultOnDestroy: optional(
      oneOf(destroyPolicies),
      "`on_destroy` where a request sets none. `DESKFORM_DEFAULT_ON_DESTROY`; cancel.",
    ),
    requestTimeout: optional(
      string,
      "How long one answer of the desk may take, like `30s`. `DESKFORM_REQUEST_TIMEOUT`.",
    ),
    language: optional(oneOf(["en", "ko"]), "Of messages. `DESKFORM_LANGUAGE`; en."),
  },
};

/** Where a setting comes from when the configuration does not say. */
export const environmentNames: Readonly<Record<string, string>> = {
  endpoint: "DESKFORM_ENDPOINT",
  token: "DESKFORM_TOKEN",
  project: "DESKFORM_PROJECT",
  namespace: "DESKFORM_NAMESPACE",
  defaultOnDestroy: "DESKFORM_DEFAULT_ON_DESTROY",
  requestTimeout: "DESKFORM_REQUEST_TIMEOUT",
  language: "DESKFORM_LANGUAGE",
};

export const settingDefaults: Readonly<Record<string, string>> = {
  endpoint: "http://127.0.0.1:8480",
  namespace: "",
  defaultOnDestroy: "cancel",
  requestTimeout: "30s",
  language: "en",
};
