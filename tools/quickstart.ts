/** The main job from nothing: a desk, an engine, and one support request from code to desk and back. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs, styleText } from "node:util";
import { type DemoDesk, startDemoDesk } from "../main/desk/demo.ts";
import { bundle } from "./bundle.ts";
import { generate } from "./generate.ts";
import { root, runTool, ToolFailure } from "./run.ts";
import { rawDesk } from "./story/desk.ts";
import type { DeskAccess, StoryEngine } from "./story/engine.ts";
import { openTofuStory } from "./story/opentofu.ts";
import { pulumiStory } from "./story/pulumi.ts";
import { runStory } from "./story/run-story.ts";

const engines: Readonly<Record<string, (access: DeskAccess) => Promise<StoryEngine>>> = {
  opentofu: (access) => openTofuStory("opentofu", access),
  terraform: (access) => openTofuStory("terraform", access),
  pulumi: pulumiStory,
};

const help = `npm run quickstart -- [--engine ${Object.keys(engines).join("|")}] [--keep]

Files a support request at a demo desk and follows it to its end, on a real engine.

  --engine  opentofu unless given
  --keep    leave the desk running afterwards, to look around
  --help    this text

Example: npm run quickstart -- --engine pulumi --keep
`;

const options = {
  engine: { type: "string", default: "opentofu" },
  keep: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** What was typed, or how to type it. */
function readWords() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ToolFailure(`${problem}\n\n${help.trimEnd()}`);
  }
}

async function quickstart(): Promise<boolean> {
  const words = readWords();
  if (words.help) {
    process.stdout.write(help);
    return true;
  }
  const open = engines[words.engine];
  if (open === undefined)
    throw new ToolFailure(
      `--engine wants ${Object.keys(engines).join(", ")}; "${words.engine}" came.`,
    );
  await generate();
  await bundle();
  const dataFolder = await mkdtemp(join(tmpdir(), "deskform-desk-"));
  const desk = await startDemoDesk({ dataFolder, port: 0, log: null });
  try {
    await runOnEngine(desk, open);
    if (words.keep) await keep(desk);
  } finally {
    await desk.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
  return true;
}

async function runOnEngine(
  { address, tokens }: DemoDesk,
  open: (access: DeskAccess) => Promise<StoryEngine>,
): Promise<void> {
  const secret = randomBytes(12).toString("base64url");
  const access = { endpoint: address, token: tokens.customer, project: "demo", secret };
  const engine = await open(access);
  let step = 0;
  say(`A desk in demo mode listens on ${address}; ${engine.name} drives it.`);
  try {
    await runStory({
      engine,
      customer: rawDesk(address, tokens.customer),
      engineer: rawDesk(address, tokens.engineer),
      admin: rawDesk(address, tokens.admin),
      secret,
      say: (sentence) => say(`${(step += 1)}. ${sentence}`),
      quote: (text) => console.log(styleText("dim", indented(text))),
    });
  } finally {
    await engine.remove();
  }
  say('Look next at examples/, docs/ and "Use it in your own project" in the README.');
}

function say(sentence: string): void {
  console.log(`\n${styleText("bold", sentence)}`);
}

function indented(text: string): string {
  return text
    .split("\n")
    .map((line) => `   ${line}`)
    .join("\n");
}

/** Until Ctrl-C. The tokens are the demo's own and go with it. */
async function keep({ address, tokens }: DemoDesk): Promise<void> {
  say(`The desk goes on at ${address} until Ctrl-C. To look around:`);
  console.log(`   export PATH=${JSON.stringify(join(root, "dist"))}:"$PATH"`);
  console.log(`   export DESKFORM_ENDPOINT=${address} DESKFORM_PROJECT=demo`);
  console.log(`   export DESKFORM_TOKEN=${tokens.customer}   # the customer`);
  console.log(`   export DESKFORM_TOKEN=${tokens.engineer}   # the engineer`);
  console.log("   deskform ticket list");
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

await runTool(quickstart);
