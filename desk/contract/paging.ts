/** What lists are asked for with, and where they go on. */
import Type from "typebox";
import { nullable, patterns } from "./shapes.ts";

const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }));

/** What every list is asked for with. */
export const page = {
  cursor: Type.Optional(Type.String({ pattern: patterns.cursor })),
  limit,
};

/** The same where a list is in the order of ids. */
export const pageById = {
  cursor: Type.Optional(Type.String({ pattern: patterns.name })),
  limit,
};

/** Null on the last page. */
export const nextCursor = nullable(Type.String());
