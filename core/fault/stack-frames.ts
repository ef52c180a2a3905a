/** How many lines of a stack a report shows: those nearest to where it went wrong. */
const framesMax = 7;

/**
 * Where an error was thrown, for a log or a report; without its message, which could quote what a
 * caller sent. The framework, which knows nothing of this product, has one of its own.
 */
export function stackFrames(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const { stack = "", message } = error;
  // The message goes first: it may have several lines, and one of them may look like a frame.
  const frames = stack.replace(message, "").split("\n").filter(isFrame);
  return frames.slice(0, framesMax);
}

function isFrame(line: string): boolean {
  return /^ +at /.test(line);
}
