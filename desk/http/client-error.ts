import type { Socket } from "node:net";
import { refusal } from "../../core/fault.ts";
import { problemOf } from "./problem.ts";

interface Options {
  readonly log: { write(line: string): void } | null;
  readonly newTraceId: () => string;
}

/** For the address and all headers together. */
export const headBytesMax = 16 * 1024;

/** What is no HTTP never becomes a request; whoever sent it is refused in the same words as everybody. */
export function answerClientError({ log, newTraceId }: Options) {
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (!socket.writable) return void socket.destroy();
    const fault =
      error.code === "HPE_HEADER_OVERFLOW"
        ? refusal("body_too_large", { limitBytes: headBytesMax })
        : refusal("body_malformed", { problem: "not_http" });
    const problem = problemOf(fault, "en", newTraceId());
    const body = JSON.stringify(problem);
    const head = [
      `HTTP/1.1 ${problem.status} Refused`,
      "content-type: application/problem+json; charset=utf-8",
      `content-length: ${Buffer.byteLength(body)}`,
      "cache-control: no-store",
      "connection: close",
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
    const { traceId, status } = problem;
    log?.write(`${JSON.stringify({ traceId, route: "none", status })}\n`);
  };
}
