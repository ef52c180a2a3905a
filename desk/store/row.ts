import { readDocument, type TypeGuard } from "../actions/stored-document.ts";
import type { Row } from "./database.ts";

/** Readers of one column. A column of another kind is a mistake in our own SQL, so it is thrown. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === "string") return value;
  throw new TypeError(`column ${column} holds no text`);
}

export function integer(row: Row, column: string): number {
  // The SQL is PostgreSQL's too (decision 14), which gives its bigint as text.
  const value = Number(row[column] ?? Number.NaN);
  if (Number.isSafeInteger(value)) return value;
  throw new TypeError(`column ${column} holds no integer`);
}

export function optionalText(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function optionalInteger(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}

/** One of a closed list of words. */
export function word<const Word extends string>(
  row: Row,
  column: string,
  words: readonly Word[],
): Word {
  const value = text(row, column);
  const known = words.find((each) => each === value);
  if (known !== undefined) return known;
  throw new TypeError(`column ${column} holds none of its words`);
}

export function flag(row: Row, column: string): boolean {
  return integer(row, column) === 1;
}

export function bit(value: boolean): number {
  return value ? 1 : 0;
}

export function document<Shape>(row: Row, column: string, is: TypeGuard<Shape>): Shape {
  return readDocument(text(row, column), is);
}

/** The first row, read; null when there is none. */
export function first<Shape>(rows: readonly Row[], read: (row: Row) => Shape): Shape | null {
  const [row] = rows;
  return row === undefined ? null : read(row);
}
