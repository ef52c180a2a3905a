/** What the provider's settings must be before anything is done with them, wherever they come from. */
import { parseDuration } from "../../core/scalar/duration.ts";
import type { Asking, Diagnostic } from "../../framework/contract/index.ts";
import { bare, isUnknown, type Value } from "../../framework/value/index.ts";
import { type SettingName, settings } from "../resources/index.ts";
import { error, spelled } from "./diagnostics.ts";
import type { WantedSetting } from "./messages/settings.ts";

/** Faces validate what stands in a configuration; what the environment says comes here alone. */
export function checkSettings(asking: Asking): readonly Diagnostic[] {
  return settingNames.flatMap((name) => {
    const value = bare(asking.settings[name] ?? null);
    return isUnknown(value) ? [] : checkSetting(asking, name, value);
  });
}

const settingNames = Object.keys(settings).filter(isSettingName);

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settings, name);
}

function checkSetting(asking: Asking, name: SettingName, value: Value): readonly Diagnostic[] {
  const { kind, variable } = settings[name];
  if (typeof value !== "string") {
    return [error(asking, "setting_missing", { setting: spelled(asking, name), variable }, [name])];
  }
  if (name === "requestTimeout" && parseDuration(value) === null) {
    return [invalidSetting(asking, name, "duration", value)];
  }
  const choices = kind.is === "string" ? kind.oneOf : undefined;
  if (choices === undefined || choices.includes(value)) return [];
  return [invalidSetting(asking, name, choices, value)];
}

/** `came` is null where it must not be shown. */
export function invalidSetting(
  asking: Asking,
  name: SettingName,
  wanted: WantedSetting,
  came: string | null = null,
): Diagnostic {
  const { variable } = settings[name];
  const details = { setting: spelled(asking, name), variable, wanted, came };
  return error(asking, "setting_invalid", details, [name]);
}
