/**
 * A process between an engine and its plugin, which passes on every byte until it is told to cut:
 * then the plugin is killed by the first bytes that it sends to the engine, which never gets them.
 * The plugin is the shipped one; of what it says only its address is replaced.
 *
 *     node plugin-relay.ts STARTED PROGRAM [ARGUMENT…]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, rmSync } from "node:fs";
import { connect, createServer, type NetConnectOpts, type Socket } from "node:net";
import process from "node:process";
import { cutFile } from "./plugin-launcher.ts";

const [started = "", program = "", ...given] = process.argv.slice(2);
const cut = cutFile(started);
let isCut = false;

const plugin = spawn(program, given, { stdio: ["inherit", "pipe", "inherit"] });
appendFileSync(started, `${plugin.pid}\n`);
// With this process go its sockets, so that the engine notices as it would without it.
plugin.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => plugin.kill(signal));

plugin.stdout.once("data", (line: Buffer) => void announce(line.toString().trim()));

/** Pulumi's plugins say their port; Terraform's say a line in which the fourth part is a socket. */
async function announce(said: string): Promise<void> {
  const parts = said.split("|");
  const [, , , path] = parts;
  const server = createServer((engine) =>
    relay(engine, path === undefined ? { port: Number(said), host: "127.0.0.1" } : { path }),
  );
  if (path === undefined) server.listen(0, "127.0.0.1");
  else server.listen(`${started}-${process.pid}.sock`);
  await once(server, "listening");
  const address = server.address();
  const own = typeof address === "string" ? parts.with(3, address).join("|") : address?.port;
  process.stdout.write(`${own}\n`);
}

function relay(engine: Socket, address: NetConnectOpts): void {
  const answering = connect(address);
  engine.pipe(answering);
  answering.on("data", (bytes: Buffer) => {
    if (!isCut && existsSync(cut)) {
      isCut = true;
      rmSync(cut);
      plugin.kill("SIGKILL");
    }
    if (!isCut) engine.write(bytes);
  });
  for (const [one, other] of [
    [engine, answering],
    [answering, engine],
  ] as const) {
    one.once("close", () => other.destroy());
    one.on("error", () => other.destroy());
  }
}
