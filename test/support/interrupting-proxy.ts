/** A proxy between a plugin and its desk, on which a test may act at the moment of a filing. */
import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { TestDesk } from "./desk.ts";

/** When the plugin is struck: its place between a question and its answer. */
export const moments = {
  /** The last question before filing; the filing itself is never sent. */
  "before sending": { isFiled: false },
  /** The desk has the request whole, and files it while the plugin is gone. */
  "after sending": { isFiled: true },
  /** Filed; nothing of the answer has left the desk. */
  "after the commit": { isFiled: true },
  /** The plugin has a part of the answer. */
  "while it is answered": { isFiled: true },
  /**
   * The plugin has the whole answer and has begun its own, of which the engine gets nothing. The
   * blow is to cut it short (`plugin-relay.ts`): the first bytes after the desk's answer are its
   * answer, unless the engine has just then asked for a sign of life.
   */
  "before the engine is answered": { isFiled: true },
} as const;
export type Moment = keyof typeof moments;

/** Whether the blow is to cut a relayed plugin short; else it is to kill the plugin's process. */
export function isCutShort(moment: Moment): boolean {
  return moment === "before the engine is answered";
}

export interface InterruptingProxy {
  readonly address: string;
  /** Strikes once, at the next filing or at what the path names. Fulfilled when that has happened. */
  strike(moment: Moment, blow: () => Promise<void>, path?: string): Promise<void>;
  close(): Promise<void>;
}

interface Armed {
  readonly moment: Moment;
  readonly path: string;
  readonly blow: () => Promise<void>;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

const minuteMs = 60_000;

/** After a blow a minute goes by at the desk, as before anybody applies again. */
export async function openInterruptingProxy({
  address: desk,
  clock,
}: Pick<TestDesk, "address" | "clock">): Promise<InterruptingProxy> {
  let armed: Armed | null = null;
  const server = createServer((request, response) => {
    const struck = armed !== null && isMeant(request, armed) ? armed : null;
    if (struck !== null) armed = null;
    const later = () => clock.advance(minuteMs);
    if (struck !== null)
      hit(desk, request, response, struck).then(later).then(struck.done, struck.failed);
    // Whoever dies in the middle of a question hears no answer.
    else pass(desk, request, response).catch(() => void response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    strike: (moment, blow, path = filing) =>
      new Promise((done, failed) => (armed = { moment, path, blow, done, failed })),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const filing = "/tickets/by-key/";

/** Before something is sent comes the last question about it, under the same path. */
function isMeant({ method, url = "" }: IncomingMessage, { moment, path }: Armed): boolean {
  return url.includes(path) && (method === "GET") === (moment === "before sending");
}

async function pass(
  desk: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await forward(desk, await read(request));
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body);
}

async function hit(
  desk: string,
  request: IncomingMessage,
  response: ServerResponse,
  { moment, blow }: Armed,
): Promise<void> {
  const question = await read(request);
  // A killed peer resets the connection, which is as good an end as any.
  const gone = new Promise((resolve) => request.socket.once("close", resolve));
  const fall = async (): Promise<void> => {
    await blow();
    await gone;
  };
  if (moment === "before sending") await fall();
  if (moment === "after sending") {
    await fall();
    await forward(desk, question);
  }
  if (moment === "after the commit") {
    await forward(desk, question);
    await fall();
  }
  if (moment === "while it is answered") {
    const { status, body } = await forward(desk, question);
    response.writeHead(status, { "content-length": Buffer.byteLength(body) });
    await new Promise((resolve) => response.write(body.slice(0, -1), resolve));
    await fall();
  }
  if (isCutShort(moment)) {
    const { status, body } = await forward(desk, question);
    await blow();
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body);
    await gone;
  }
  response.destroy();
}

interface Question {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function read(request: IncomingMessage): Promise<Question> {
  const { method = "GET", url = "/", headers } = request;
  return { method, url, headers, body: await text(request) };
}

async function forward(desk: string, { method, url, headers, body }: Question) {
  const kept = ["authorization", "content-type", "if-match", "accept-language"] as const;
  const sent = kept.flatMap((name): [string, string][] => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value]];
  });
  const answer = await fetch(desk + url, {
    method,
    headers: sent,
    ...(body === "" ? {} : { body }),
  });
  return { status: answer.status, body: await answer.text() };
}
