/** What the story says at each step; the README shows the same sentences. */
export const steps = {
  refusal: "A form without consent is refused before there is a plan:",
  plan: "The corrected configuration, planned. The ticket's id and price are known before it is filed:",
  filing:
    "Applied. The request is filed, access is allowed, and the decision waits without blocking:",
  claim: "At the desk an engineer claims the ticket and asks for approval of a work plan.",
  asked:
    "The next plan changes nothing. It names the price, the work plan, and the lines that would confirm it:",
  irreversible:
    "With these lines added, the plan shows the irreversible step for people and pipelines to approve:",
  confirmed: "Applied: confirmed. Nobody can cancel it any more.",
  work: "The clock of the demo desk is moved into the work window; the engineer works and completes.",
  empty: "The plan after it is empty:",
  farewell:
    "Destroying forgets what has ended; the desk keeps its record and charges it next month:",
} as const;
