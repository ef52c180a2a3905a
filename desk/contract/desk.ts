import type { Static } from "typebox";
import type { Fault } from "../../core/fault.ts";
import type { AnswerOf, BodyOf, QueryOf } from "./bodies.ts";
import type { ParameterOf, RouteName } from "./routes.ts";
import type { application, grant, keyRegistration, ticket, workPlan } from "./shapes.ts";

export type Ticket = Static<typeof ticket>;
export type ApplicationForm = Static<typeof application>;
export type Grant = Static<typeof grant>;
export type KeyRegistration = Static<typeof keyRegistration>;
export type WorkPlan = Static<typeof workPlan>;

/** What one call of the desk needs; a member that the route does not take cannot be given. */
export type RequestOf<Name extends RouteName> = {
  readonly parameters: Readonly<Record<ParameterOf<Name>, string>>;
  /** The version that the caller has read, for routes that demand one. */
  readonly version?: number;
} & (BodyOf<Name> extends undefined
  ? { readonly body?: undefined }
  : { readonly body: BodyOf<Name> }) &
  (QueryOf<Name> extends undefined
    ? { readonly query?: undefined }
    : { readonly query?: QueryOf<Name> });

/** A desk that refuses, or cannot be reached, is an answer too; nothing is thrown. */
export type Reply<Name extends RouteName> =
  | {
      readonly ok: true;
      readonly status: number;
      readonly answer: AnswerOf<Name>;
      /** An earlier sending of the same was lost on its way, and may have done what this answer tells. */
      readonly isRepeated?: true;
    }
  | { readonly ok: false; readonly fault: Fault };

/** The desk as its callers see it: one function over the table of routes. */
export type Desk = <Name extends RouteName>(
  route: Name,
  request: RequestOf<Name>,
  signal?: AbortSignal,
) => Promise<Reply<Name>>;
