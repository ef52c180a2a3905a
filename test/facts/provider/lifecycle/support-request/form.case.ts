/** What can be no form is refused before there is a plan, at its attribute and in words that do not contradict themselves. */
import { expect } from "vitest";
import type { Fields } from "../../../../../framework/value/index.ts";
import type { Fact } from "../fact.ts";
import { only } from "../samples.ts";
import { errors } from "../shown-messages.ts";

const contact = { name: "Canary Kim", phone: "010-7123-4567", email: "canary@example.com" };

const unsound: readonly (readonly [string, Fields, RegExp])[] = [
  ["a blank title", { title: "  " }, /title: wanted one line.*2 characters that is all blank/],
  [
    "a name with a control character",
    { contact: { ...contact, name: "Kim\u0007" } },
    /contact\.name: wanted one line.*4 characters with control characters/,
  ],
  ["a price limit below nothing", { maxCost: -1 }, /integer from 0 to 1000000000; came -1\./],
  [
    "a notice before the first",
    { consent: { agreed: true, noticeVersion: 0 } },
    /(notice_version|noticeVersion): wanted an integer from 1 to 1000000; came 0\./,
  ],
  [
    "what can be no service",
    { services: ["없는서비스 x"] },
    /services: wanted 1 to 64 ASCII letters.*came "없는서비스 x"\./,
  ],
  ["an empty key", { idempotencyKey: "" }, /(idempotency_key|idempotencyKey): wanted a text of at/],
];

export function formCases(fact: Fact): void {
  for (const [what, changes, said] of unsound) {
    fact(`a request with ${what} is refused at plan`, async (scene) => {
      const proposed = await scene.workspace().plan(only(changes));
      expect(proposed.refused).toBe(true);
      expect(errors(proposed)).toEqual([expect.stringMatching(said)]);
    });
  }
}
