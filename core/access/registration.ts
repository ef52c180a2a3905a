/** What the desk knows of a key on a server: said to be there, seen to work, or said to be gone. */
export const registrationStates = ["declared", "verified", "removed"] as const;

export type RegistrationState = (typeof registrationStates)[number];

const accountPattern = /^[a-z_][a-z0-9_-]{0,31}$/;

/** Whether Linux takes it as the name of an account. */
export function isAccountName(text: string): boolean {
  return accountPattern.test(text);
}
