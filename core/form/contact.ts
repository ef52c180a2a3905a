import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { cameFrom, type Fault, type FieldPath, refusal } from "../fault.ts";
import { utf8 } from "../scalar/bytes.ts";

const phoneCharactersMax = 32;
const emailBytesMax = 254;
const localBytesMax = 64;

/**
 * E.164, or null when nobody can be reached by what was typed. Numbers without a country are
 * Korean, in whatever width their digits were typed.
 */
export function normalPhone(typed: string): string | null {
  const text = typed.normalize("NFKC").trim();
  if (text.length > phoneCharactersMax) return null;
  const phone = parsePhoneNumberFromString(text, { defaultCountry: "KR", extract: false });
  if (phone === undefined || !phone.isValid() || phone.ext !== undefined) return null;
  return isMisdialledMobile(phone.number) ? null : phone.number;
}

// The library takes mobile numbers of seven digits and of prefixes closed years ago.
// Eight digits after +821 are a nationwide service number, 1588-0000 say.
function isMisdialledMobile(number: string): boolean {
  const isMobile = /^\+821[016789]/.test(number) && !/^\+821\d{7}$/.test(number);
  return isMobile && !/^\+8210\d{8}$/.test(number);
}

/** The address with its domain in lower case, or null when mail cannot reach it. */
export function normalEmail(typed: string): string | null {
  const text = typed.normalize("NFC").trim();
  if (text.length > emailBytesMax) return null;
  const parts = /^([^\s@"(),:;<>[\\\]]+)@([^\s@]+)$/u.exec(text);
  if (parts === null || utf8(text).length > emailBytesMax) return null;
  const [, local = "", domain = ""] = parts;
  if (utf8(local).length > localBytesMax || /^\.|\.\.|\.$|\p{Cc}/u.test(local)) return null;
  const lower = domain.toLowerCase();
  return isDomain(lower) ? `${local}@${lower}` : null;
}

function isDomain(domain: string): boolean {
  const labels = domain.split(".");
  return (
    labels.length > 1 &&
    labels.every((label) =>
      /^[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u.test(label),
    ) &&
    !/^\d+$/.test(labels.at(-1) ?? "")
  );
}

/** The normal form, or the fault that says so without repeating what came. */
export function readContactField(
  wanted: "phone" | "email",
  value: unknown,
  path: FieldPath,
): { readonly value: string } | { readonly fault: Fault } {
  if (typeof value !== "string") {
    const rule = { rule: "line", least: 1, most: emailBytesMax } as const;
    return { fault: refusal("field_invalid", { path, wanted: rule, came: cameFrom(value) }) };
  }
  const normal = wanted === "phone" ? normalPhone(value) : normalEmail(value);
  return normal === null
    ? { fault: refusal("contact_invalid", { path, wanted }) }
    : { value: normal };
}
