import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startDemoDesk } from "../../main/desk/demo.ts";
import { bundle } from "../../tools/bundle.ts";
import { type RawDesk, rawDesk, records } from "../../tools/story/desk.ts";
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
  /** Each event whole, as far as two runs can be compared. */
  readonly details: unknown;
  readonly sentences: readonly string[];
}

/** Who did what, with every payload, of the one ticket that the story has. */
async function detailsAt(customer: RawDesk): Promise<unknown> {
  const path = "/v1/projects/demo/tickets";
  const [ticket] = records((await customer.get(path))["tickets"]);
  const { events } = await customer.get(`${path}/${String(ticket?.["id"])}/events`);
  const whole = records(events).map(({ ticketSequence, by, role, kind, payload }) => ({
    ticketSequence,
    by,
    role,
    kind,
    payload,
  }));
  const compared: unknown = JSON.parse(JSON.stringify(whole, comparable));
  return compared;
}

/** Ids, keys and times are another story's own, and so is what is computed from them. */
function comparable(name: string, value: unknown): unknown {
  if (value === null) return value;
  if (/(At|From|Ms)$/.test(name)) return "a time";
  if (name === "workPlanHash" || name === "digest") return "a hash with times in it";
  if (typeof value !== "string") return value;
  if (/^[a-z]{3}_[0-9a-f]{24,}$/.test(value)) return "an id";
  // Under another key in each run, but of the same length for the same words.
  if (name === "contact" || name === "securityInfo") return `${value.length} sealed characters`;
  return value;
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
  const customer = rawDesk(address, tokens.customer);
  const events = await runStory({
    engine,
    customer,
    engineer: rawDesk(address, tokens.engineer),
    admin: rawDesk(address, tokens.admin),
    secret,
    say: (sentence) => sentences.push(sentence),
    quote: () => {},
  });
  return { events, details: await detailsAt(customer), sentences };
}

describe("the story", () => {
  test("leaves the same events at the desk on OpenTofu and on Pulumi", async () => {
    const pulumi = await told(pulumiStory);
    const openTofu = await told((access) => openTofuStory("opentofu", access));
    expect(pulumi.events.filter((event) => workflow.includes(event))).toEqual(workflow);
    expect(openTofu.events).toEqual(pulumi.events);
    expect(openTofu.details).toEqual(pulumi.details);
    expect(JSON.stringify(pulumi.details)).toContain('"maxCost":100000');
    expect(pulumi.sentences).toEqual(Object.values(steps));
  });
});
