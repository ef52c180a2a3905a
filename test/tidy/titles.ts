/** Under which titles a file's tests run: no other string of it says what a test shows. */
import ts from "typescript";

const stating: ReadonlySet<string> = new Set(["test", "it", "describe", "fact"]);

/** Titles as written, and the rows' own names where a table of cases gives them theirs. */
export function titlesOf(text: string): readonly string[] {
  const source = ts.createSourceFile("a.test.ts", text, ts.ScriptTarget.Latest, true);
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && stating.has(rootName(node.expression))) {
      titles.push(...titlesOfCall(node, source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

function titlesOfCall({ expression, arguments: given }: ts.CallExpression, source: ts.SourceFile) {
  const title = written(given[0]);
  if (title === null) return [];
  // Only the first placeholder takes the row's first cell, which is where a case is named.
  const namesCase = ts.isCallExpression(expression) && /%[sj]/.test(title);
  const rows = namesCase ? cells(expression.arguments[0], source) : [];
  return [title, ...rows.flatMap((row) => written(firstOf(row)) ?? [])];
}

/** `test` in `test("…")`, `test.each(rows)("…")` and the like. */
function rootName(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  const inner = ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee);
  return inner ? rootName(callee.expression) : "";
}

/** The elements of a list that stands there, or in the constant that is named there. */
function cells(node: ts.Node | undefined, source: ts.SourceFile): readonly ts.Node[] {
  if (node === undefined) return [];
  if (ts.isAsExpression(node)) return cells(node.expression, source);
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  return ts.isIdentifier(node) ? cells(constants(source).get(node.text), source) : [];
}

function constants(source: ts.SourceFile): ReadonlyMap<string, ts.Expression> {
  const found = new Map<string, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined) {
      found.set(node.name.getText(source), node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function firstOf(row: ts.Node): ts.Node | undefined {
  return ts.isArrayLiteralExpression(row) ? row.elements[0] : row;
}

/** A string's text, without what a template takes in from elsewhere. */
function written(node: ts.Node | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join("…");
}
