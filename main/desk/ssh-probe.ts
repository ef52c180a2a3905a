import { connect } from "node:net";
import type { ProbeTarget } from "../../desk/actions/context.ts";

const probeTimeoutMs = 5_000;
/** RFC 4253 4.2: an SSH server speaks first, and says so. */
const greeting = "SSH-2.0-";

/** Whether an SSH server answers there; what it says beyond its greeting is not read. */
export function probeSsh({ address, port }: ProbeTarget): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: probeTimeoutMs });
    let heard = "";
    function end(isReached: boolean): void {
      socket.destroy();
      resolve(isReached);
    }
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      heard += text;
      if (heard.length >= greeting.length) end(heard.startsWith(greeting));
    });
    socket.on("timeout", () => end(false));
    socket.on("error", () => end(false));
    socket.on("close", () => end(false));
  });
}
