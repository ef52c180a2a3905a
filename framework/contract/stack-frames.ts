/** Where an error was thrown, innermost first; without its message, which may quote what a user wrote. */
export function stackFrames(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const { stack = "", message } = error;
  // The message goes first: it may have several lines, and one of them may look like a frame.
  return stack.replace(message, "").split("\n").filter(isFrame);
}

function isFrame(line: string): boolean {
  return /^ +at /.test(line);
}
