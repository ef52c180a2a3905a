/**
 * Texts as they are stored and compared: Unicode NFC, line ends as LF, no blanks at line ends or
 * around the whole. Two texts that read alike are then equal.
 */

/** A text on one line: any run of white space is one blank. */
export function cleanLine(text: string): string {
  return text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").trim();
}

export function cleanBody(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}

/** How many characters a reader would count, roughly: code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

// Control characters forge lines in logs and terminals; direction marks make text read as other text.
const invisible = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Whether a line holds characters that only deceive its reader. */
export function hasHidden(line: string): boolean {
  return invisible.test(line);
}

/** The same for a text of several lines, where LF and TAB are honest. */
export function hasHiddenInBody(body: string): boolean {
  return invisible.test(body.replace(/[\n\t]/g, ""));
}

export const identifierPattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
const identifier = new RegExp(identifierPattern);

/** Ids that people choose: servers, services, projects, namespaces. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
