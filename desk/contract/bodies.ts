import Type, { type Static, type TSchema } from "typebox";
import { inquiryKinds } from "../../core/inquiry.ts";
import { states } from "../../core/workflow/state.ts";
import { nextCursor, page } from "./paging.ts";
import { answer, type Bodies } from "./route-bodies.ts";
import { operatorBodies } from "./operator-bodies.ts";
import type { RouteName } from "./routes.ts";
import {
  accessProfile,
  application,
  attachment,
  bytes,
  charge,
  comment,
  event,
  grant,
  identifier,
  inquiry,
  instant,
  keyRegistration,
  notice,
  nullable,
  oneOf,
  onDestroy,
  patterns,
  price,
  project,
  server,
  service,
  sha256,
  shape,
  ticket,
  workStep,
} from "./shapes.ts";

export type { Bodies } from "./route-bodies.ts";

const reason = Type.String({ minLength: 1, maxLength: 2000 });
const ticketAnswer = answer({ ticket });
const grantAnswer = answer({ grant });
const registrationAnswer = answer({ registration: keyRegistration });
/** A billing month. */
const month = Type.String({ pattern: patterns.month });
/** Travels as the file itself, the rest of the answer in a header. */
const contentAnswer = answer({ attachment, content: bytes });
const inquiryAnswer = answer({ inquiry });
const maxCost = Type.Integer({ minimum: 0 });
/** What the caller was shown; refused when the price is another by now. */
const shownPrice = Type.Optional(price);
const message = Type.String({ minLength: 1, maxLength: 10_000 });

export const bodies = {
  readProject: { answer: answer({ project }) },
  listServers: { answer: answer({ servers: Type.Array(server) }) },
  readServer: { answer: answer({ server }) },
  listServices: { answer: answer({ services: Type.Array(service) }) },
  estimate: {
    body: shape({ services: Type.Array(identifier, { maxItems: 50 }) }),
    answer: answer({ estimate: price }),
  },
  readCurrentNotice: { answer: answer({ notice }) },
  readAccessProfile: { answer: answer({ profile: accessProfile }) },

  listTickets: {
    query: shape({
      ...page,
      state: Type.Optional(oneOf(states)),
      server: Type.Optional(identifier),
      namespace: Type.Optional(Type.String({ maxLength: 256 })),
      /** `never`: open tickets that no declaration has ever held. */
      held: Type.Optional(Type.Union([Type.Literal("never"), Type.Literal("no")])),
      open: Type.Optional(Type.Boolean()),
    }),
    answer: answer({ tickets: Type.Array(ticket), nextCursor }),
  },
  readTicket: { answer: ticketAnswer },
  listTicketEvents: {
    query: shape(page),
    answer: answer({ events: Type.Array(event), nextCursor }),
  },
  listComments: { answer: answer({ comments: Type.Array(comment) }) },
  readTicketByKey: {
    answer: answer({
      /** The open or ended ticket that has the key. */
      ticket: nullable(ticket),
      /** The id that a ticket filed under the key would get. */
      nextId: identifier,
      /** The ticket that had the key last. */
      last: nullable(ticket),
    }),
  },
  putTicketByKey: {
    body: shape({
      /** The planned id: that of the ticket that has the key, else `nextId`. */
      id: identifier,
      namespace: nullable(Type.String({ maxLength: 256 })),
      origin: nullable(Type.String({ maxLength: 2000 })),
      application,
      onDestroy: Type.Optional(onDestroy),
      /** Refused when the estimate without VAT is above it. */
      maxCost: Type.Optional(maxCost),
      estimate: shownPrice,
    }),
    answer: answer({ ticket, adopted: Type.Boolean() }),
  },
  /** Sets what the declaration that holds it has now: its namespace, origin, key and policy. */
  holdTicket: {
    body: shape({
      key: sha256,
      namespace: nullable(Type.String({ maxLength: 256 })),
      origin: nullable(Type.String({ maxLength: 2000 })),
      onDestroy: Type.Optional(onDestroy),
    }),
    answer: ticketAnswer,
  },
  releaseTicket: { answer: ticketAnswer },
  freeTicketKeys: { answer: ticketAnswer },
  editTicket: {
    /** In `revision_requested` this resubmits, also when nothing else differs. */
    body: shape({
      application,
      /** Null takes the limit away; left out, it stays. */
      maxCost: Type.Optional(nullable(maxCost)),
      estimate: shownPrice,
    }),
    answer: ticketAnswer,
  },
  cancelTicket: { body: shape({ reason }), answer: ticketAnswer },
  commentTicket: { body: shape({ body: reason }), answer: answer({ comment }) },
  confirmTicket: {
    body: shape({
      workPlanHash: sha256,
      acknowledgeIrreversible: Type.Literal(true),
      maxCost: Type.Optional(maxCost),
    }),
    answer: ticketAnswer,
  },
  requestReReview: { body: shape({ reason }), answer: ticketAnswer },

  putGrant: {
    body: shape({
      serverId: identifier,
      /** As in `48h`; the desk's default when left out. */
      duration: Type.Optional(Type.String({ maxLength: 32 })),
    }),
    answer: grantAnswer,
  },
  readGrant: { answer: grantAnswer },
  /** From now on for that long; an expired grant of an unfinished ticket is opened again. Never shortens. */
  extendGrant: {
    body: shape({ duration: Type.Optional(Type.String({ maxLength: 32 })) }),
    answer: grantAnswer,
  },
  revokeGrant: { answer: grantAnswer },

  putKeyRegistration: {
    body: shape({
      account: Type.String({ maxLength: 64 }),
      publicKey: Type.String({ maxLength: 16_384 }),
    }),
    answer: registrationAnswer,
  },
  readKeyRegistration: { answer: registrationAnswer },
  removeKeyRegistration: { answer: registrationAnswer },

  listAttachments: { answer: answer({ attachments: Type.Array(attachment) }) },
  putAttachment: { body: bytes, answer: answer({ attachment }) },
  readAttachment: { answer: contentAnswer },
  removeAttachment: { answer: answer({ attachment }) },
  listCharges: {
    query: shape({ ...page, month }),
    answer: answer({ charges: Type.Array(charge), nextCursor }),
  },
  /** Cancels what is unconfirmed; of confirmed work the contact is kept until it ends. */
  withdrawConsent: { answer: ticketAnswer },

  listInquiries: {
    query: shape({ ...page, ticket: Type.Optional(identifier) }),
    answer: answer({ inquiries: Type.Array(inquiry), nextCursor }),
  },
  readInquiry: { answer: inquiryAnswer },
  readInquiryByKey: { answer: answer({ inquiry: nullable(inquiry), nextId: identifier }) },
  putInquiryByKey: {
    body: shape({
      /** The planned id: that of the unsettled inquiry that has the key, else `nextId`. */
      id: identifier,
      kind: oneOf(inquiryKinds),
      /** Needed for an expedite. */
      ticketId: nullable(identifier),
      subject: Type.String({ minLength: 1, maxLength: 200 }),
      body: message,
    }),
    answer: answer({ inquiry, adopted: Type.Boolean() }),
  },
  writeInquiry: { body: shape({ body: message }), answer: inquiryAnswer },
  closeInquiry: { answer: inquiryAnswer },
  listDeskInquiries: {
    query: shape({ ...page, open: Type.Optional(Type.Boolean()) }),
    answer: answer({ inquiries: Type.Array(inquiry), nextCursor }),
  },
  readDeskInquiry: { answer: inquiryAnswer },
  answerInquiry: { body: shape({ body: message }), answer: inquiryAnswer },
  /** What waits for an answer is answered first. */
  closeDeskInquiry: { answer: inquiryAnswer },
  acceptExpedite: { answer: inquiryAnswer },
  declineExpedite: { body: shape({ reason }), answer: inquiryAnswer },

  listDeskAttachments: { answer: answer({ attachments: Type.Array(attachment) }) },
  readDeskAttachment: { answer: contentAnswer },
  listDeskCharges: {
    query: shape({ ...page, month }),
    answer: answer({ charges: Type.Array(charge), nextCursor }),
  },
  /** The id is the caller's, so that a repetition gives back once. */
  giveCredit: {
    body: shape({ amount: Type.Integer({ minimum: 1 }), reason }),
    answer: answer({ charge }),
  },
  eraseContact: { body: shape({ reason }), answer: ticketAnswer },
  verifyKeyRegistration: { answer: registrationAnswer },

  listDeskTickets: {
    query: shape({
      ...page,
      project: Type.Optional(identifier),
      state: Type.Optional(oneOf(states)),
      open: Type.Optional(Type.Boolean()),
    }),
    answer: answer({ tickets: Type.Array(ticket), nextCursor }),
  },
  listDeskComments: { answer: answer({ comments: Type.Array(comment) }) },
  commentDeskTicket: { body: shape({ body: reason }), answer: answer({ comment }) },
  /** By priority, then in the order of filing, which no clock tells. */
  readQueue: { answer: answer({ tickets: Type.Array(ticket) }) },
  readDeskTicket: { answer: ticketAnswer },
  claimTicket: { body: shape({ reason: Type.Optional(reason) }), answer: ticketAnswer },
  delayTicket: { body: shape({ reason, expectedAt: instant }), answer: ticketAnswer },
  resumeTicket: { answer: ticketAnswer },
  requestRevision: { body: shape({ reason }), answer: ticketAnswer },
  requestApproval: {
    body: shape({
      /** All services of the request when left out; the quote follows from them. */
      items: Type.Optional(Type.Array(identifier, { maxItems: 50 })),
      window: shape({ start: instant, end: instant }),
      steps: Type.Array(workStep, { minItems: 1, maxItems: 100 }),
    }),
    answer: ticketAnswer,
  },
  withdrawApproval: { answer: ticketAnswer },
  startWork: { answer: ticketAnswer },
  completeWork: { body: shape({ note: reason }), answer: ticketAnswer },
  closeUndone: { body: shape({ reason }), answer: ticketAnswer },
  cancelDeskTicket: { body: shape({ reason }), answer: ticketAnswer },
  revealSecurityInfo: {
    body: shape({ reason }),
    answer: answer({
      securityInfo: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
    }),
  },

  ...operatorBodies,
} as const satisfies Record<RouteName, Bodies>;

export type AnswerOf<Name extends RouteName> = Static<(typeof bodies)[Name]["answer"]>;

export type BodyOf<Name extends RouteName> = (typeof bodies)[Name] extends {
  body: infer Body extends TSchema;
}
  ? Static<Body>
  : undefined;

export type QueryOf<Name extends RouteName> = (typeof bodies)[Name] extends {
  query: infer Query extends TSchema;
}
  ? Static<Query>
  : undefined;
