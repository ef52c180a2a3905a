import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { DemoDesk, DemoTokens } from "../../desk/demo.ts";
import type { Context, Run } from "../command.ts";
import { usualAddress } from "../connection.ts";
import { failure } from "../../failure/index.ts";
import type { CommandLine } from "../command-line.ts";
import { messages } from "../messages.ts";
import { foldersIn } from "./folders.ts";

interface Address {
  readonly host: string;
  readonly port: number;
}

interface Served {
  readonly address: string;
  readonly tokens?: DemoTokens;
  stop(): Promise<void>;
}

/** Until Ctrl-C; what was taken by then is finished. */
export const serve: Run = async (given, context) => {
  const address = addressIn(given);
  await (given.flag("--demo")
    ? serveDemo(address, given, context)
    : serveReal(address, given, context));
};

async function serveReal(listen: Address, given: CommandLine, context: Context): Promise<void> {
  const folders = foldersIn(given);
  const { serveDesk } = await import("../../desk/serve.ts");
  // One JSON line an answer, made by the desk's logger, which escapes what it holds.
  const log = { write: (line: string) => void process.stderr.write(line) };
  const hosts = given.texts("--host");
  await attend(serveDesk({ ...folders, listen, hosts, log }), listen, given, context);
}

async function serveDemo(listen: Address, given: CommandLine, context: Context): Promise<void> {
  const { host, port } = listen;
  if (host !== "127.0.0.1") throw failure("demo_not_on_loopback", { host });
  const kept = given.text("--data");
  const dataFolder = kept ?? (await mkdtemp(join(tmpdir(), "deskform-demo-")));
  const { startDemoDesk } = await import("../../desk/demo.ts");
  try {
    await attend(startDemoDesk({ dataFolder, port, log: null }), listen, given, context);
  } finally {
    if (kept === undefined) await rm(dataFolder, { recursive: true, force: true });
  }
}

async function attend(
  starting: Promise<Served>,
  listen: Address,
  given: CommandLine,
  context: Context,
): Promise<void> {
  const desk = await starting.catch((error: unknown) => refuse(error, listen));
  announce(desk, given, context);
  if (!context.interrupt.aborted) await once(context.interrupt, "abort");
  await desk.stop();
}

function refuse(error: unknown, { host, port }: Address): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^E(ADDRINUSE|ADDRNOTAVAIL|ACCES)$/.test(code)) throw error;
  throw failure("address_unusable", { address: `${host}:${port}`, code });
}

function announce(
  { address, tokens }: Served,
  given: CommandLine,
  { terminal, language }: Context,
): void {
  if (given.flag("--json"))
    return terminal.data({ address, ...(tokens && { demo: true, tokens }) });
  terminal.say(messages.listening[language]({ address }));
  if (tokens !== undefined) announceDemo({ address, tokens }, { terminal, language });
  terminal.say(messages.howToEnd[language]({}));
}

function announceDemo(
  { address, tokens }: Pick<DemoDesk, "address" | "tokens">,
  { terminal, language }: Pick<Context, "terminal" | "language">,
): void {
  terminal.say(messages.demo[language]({}));
  terminal.heading(messages.demoTokens[language]({}));
  terminal.facts(Object.entries(tokens));
  terminal.heading(messages.asCustomer[language]({}));
  const { customer } = tokens;
  const settings = {
    DESKFORM_ENDPOINT: address,
    DESKFORM_PROJECT: "demo",
    DESKFORM_TOKEN: customer,
  };
  for (const [name, value] of Object.entries(settings)) terminal.say(`export ${name}=${value}`);
}

function addressIn(given: CommandLine): Address {
  const came = given.text("--listen") ?? usualAddress;
  const [, host, digits] = /^(\[[0-9a-f:.]+\]|[^:]+):(\d{1,5})$/i.exec(came) ?? [];
  const port = Number(digits);
  if (host !== undefined && port <= 65_535) return { host: host.replace(/^\[|\]$/g, ""), port };
  throw failure("value_invalid", { name: "--listen", wanted: { rule: "address" }, came });
}
