/** What the desk knows of a key on a server: said to be there, seen to work, or said to be gone. */
export const registrationStates = ["declared", "verified", "removed"] as const;

export type RegistrationState = (typeof registrationStates)[number];
