/** 1:1 inquiries: the side channel, whatever state the ticket is in. */
export const inquiryKinds = ["expedite", "follow_up", "general"] as const;

export type InquiryKind = (typeof inquiryKinds)[number];

export const inquiryStates = ["open", "answered", "accepted", "declined", "closed"] as const;

export type InquiryState = (typeof inquiryStates)[number];

/** What is answered is still open: whoever asked may write again. */
export function isSettled(state: InquiryState): boolean {
  return state !== "open" && state !== "answered";
}
