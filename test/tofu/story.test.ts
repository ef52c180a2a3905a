import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bundle } from "../../tools/bundle.ts";
import { rawDesk } from "../../tools/story/desk.ts";
import type { StoryEngine } from "../../tools/story/engine.ts";
import { openTofuStory } from "../../tools/story/opentofu.ts";
import { runStory } from "../../tools/story/run-story.ts";
import { startTestDesk, type TestDesk } from "../support/desk.ts";
import { engines } from "../support/terraform/engine.ts";

const secret = "canary-77d0";

beforeAll(() => bundle());

describe.each(await engines())("$name tells the story of a support request", ({ name }) => {
  let desk: TestDesk;
  let engine: StoryEngine;

  beforeEach(async () => {
    desk = await startTestDesk();
    const access = { endpoint: desk.address, token: desk.tokens.customer, project: "demo", secret };
    engine = await openTofuStory(name === "OpenTofu" ? "opentofu" : "terraform", access);
  });

  afterEach(async () => {
    await engine.remove();
    await desk.remove();
  });

  test("from code to desk and back, each step as the desk saw it", async () => {
    const { address, tokens } = desk;
    const told: string[] = [];
    const history = await runStory({
      engine,
      customer: rawDesk(address, tokens.customer),
      engineer: rawDesk(address, tokens.engineer),
      admin: rawDesk(address, tokens.admin),
      secret,
      say: () => {},
      quote: (text) => told.push(text),
    });
    expect(history).toEqual([
      "submit by customer",
      "grantOpened by customer",
      "claim by engineer",
      "requestApproval by engineer",
      "confirm by customer",
      "grantLocked by customer",
      "start by engineer",
      "complete by engineer",
      "grantRevoked by engineer",
      "commented by engineer",
    ]);
    expect(told.join("\n")).not.toContain(secret);
  });
});
