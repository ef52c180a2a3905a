/** What the desk knows whoever asks. */
import type { Desk, Reply, RouteName } from "../../desk/contract/index.ts";

/** Read once for each configuration, however many declarations want it. */
export type Facts = ReturnType<typeof factsOf>;

export function factsOf(desk: Desk, project: string) {
  const request = { parameters: { project } };
  return {
    project: once<"readProject">((signal) => desk("readProject", request, signal)),
    servers: once<"listServers">((signal) => desk("listServers", request, signal)),
    services: once<"listServices">((signal) => desk("listServices", request, signal)),
    notice: once<"readCurrentNotice">((signal) => desk("readCurrentNotice", request, signal)),
  };
}

type Ask<Name extends RouteName> = (signal: AbortSignal) => Promise<Reply<Name>>;

/** Those who ask at the same time share the answer; a failure is nothing to remember. */
function once<Name extends RouteName>(ask: Ask<Name>): Ask<Name> {
  let asked: Promise<Reply<Name>> | null = null;
  const askNow = async (signal: AbortSignal): Promise<Reply<Name>> => {
    let isKnown = false;
    try {
      const reply = await ask(signal);
      isKnown = reply.ok;
      return reply;
    } finally {
      if (!isKnown) asked = null;
    }
  };
  return (signal) => (asked ??= askNow(signal));
}
