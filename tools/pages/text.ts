const lineLength = 100;

/** A paragraph in lines of sane length; an item of a list goes on below its first word. */
export function wrapped(text: string, indent = ""): string {
  const further = text.startsWith("* ") ? `${indent}  ` : indent;
  const lines: string[] = [];
  let line = indent;
  // Code in backticks is one word.
  for (const [word] of text.matchAll(/(?:`[^`]*`|[^\s`])+/g)) {
    const isEmpty = line.trim() === "";
    if (!isEmpty && line.length + 1 + word.length > lineLength) {
      lines.push(line);
      line = `${further}${word}`;
    } else line += isEmpty ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}

/** A table whose columns stand under each other in the raw text too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)),
  );
  const written = (row: readonly string[], fill: string): string =>
    `| ${widths.map((width, at) => (row[at] ?? "").padEnd(width, fill)).join(" | ")} |`;
  return [written(head, " "), written([], "-"), ...rows.map((row) => written(row, " "))].join("\n");
}
