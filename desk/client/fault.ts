import { type Fault, isFaultCode, refusal, say } from "../../core/fault.ts";

/** The refusal in an answer; an answer that no desk gives is a desk that was not reached. */
export function faultOf(status: number, data: unknown, endpoint: string): Fault {
  if (typeof data === "object" && data !== null && isFault(data)) {
    const { code, details } = data;
    const fault = { code, details };
    if (isSayable(fault)) return fault;
  }
  return refusal("desk_unreachable", { endpoint: `${endpoint} (HTTP ${status})` });
}

function isFault(data: object): data is Fault {
  const isKnown = "code" in data && typeof data.code === "string" && isFaultCode(data.code);
  return isKnown && "details" in data && typeof data.details === "object" && data.details !== null;
}

/** A newer desk may give other details: what cannot be said is no fault here. */
function isSayable(fault: object): fault is Fault {
  try {
    return isFault(fault) && say(fault, "en") !== "";
  } catch {
    return false;
  }
}
