/** What becomes of a ticket when its declaration goes. */
export const destroyPolicies = ["cancel", "cancel_or_forget", "forget", "prevent"] as const;

export type DestroyPolicy = (typeof destroyPolicies)[number];
