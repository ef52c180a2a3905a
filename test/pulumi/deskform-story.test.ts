import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startDemoDesk } from "../../main/desk/demo.ts";
import { bundle } from "../../tools/bundle.ts";
import { rawDesk } from "../../tools/story/desk.ts";
import type { DeskAccess, StoryEngine } from "../../tools/story/engine.ts";
import { openTofuStory } from "../../tools/story/opentofu.ts";
import { pulumiStory } from "../../tools/story/pulumi.ts";
import { steps } from "../../tools/story/steps.ts";
import { runStory } from "../../tools/story/run-story.ts";

beforeAll(() => bundle());

/** What the story is about; access and comments leave events of their own between these. */
const workflow: readonly string[] = [
  "submit by customer",
  "claim by engineer",
  "requestApproval by engineer",
  "confirm by customer",
  "start by engineer",
  "complete by engineer",
];

interface Told {
  readonly events: readonly string[];
  readonly sentences: readonly string[];
}

/** The quickstart's story, at a demo desk of its own. */
async function told(open: (access: DeskAccess) => Promise<StoryEngine>): Promise<Told> {
  const dataFolder = await mkdtemp(join(tmpdir(), "deskform-desk-"));
  onTestFinished(() => rm(dataFolder, { recursive: true }));
  const { address, tokens, stop } = await startDemoDesk({ dataFolder, port: 0, log: null });
  onTestFinished(stop);
  const secret = "canary-of-the-story";
  const engine = await open({ endpoint: address, token: tokens.customer, project: "demo", secret });
  onTestFinished(() => engine.remove());
  const sentences: string[] = [];
  const events = await runStory({
    engine,
    customer: rawDesk(address, tokens.customer),
    engineer: rawDesk(address, tokens.engineer),
    admin: rawDesk(address, tokens.admin),
    secret,
    say: (sentence) => sentences.push(sentence),
    quote: () => {},
  });
  return { events, sentences };
}

describe("the story", () => {
  test("leaves the same events at the desk on OpenTofu and on Pulumi", async () => {
    const pulumi = await told(pulumiStory);
    const openTofu = await told((access) => openTofuStory("opentofu", access));
    expect(pulumi.events.filter((event) => workflow.includes(event))).toEqual(workflow);
    expect(openTofu.events).toEqual(pulumi.events);
    expect(pulumi.sentences).toEqual(Object.values(steps));
  });
});
