import process from "node:process";

const parentCheckMs = 500;

/** Aborts when this process has another parent than at its start: its engine is gone without a word. */
export function parentGone(): AbortSignal {
  const parent = process.ppid;
  const gone = new AbortController();
  const timer = setInterval(() => {
    if (process.ppid !== parent) gone.abort();
  }, parentCheckMs);
  timer.unref();
  return gone.signal;
}
