import type { FaultCode } from "../../core/fault.ts";

export type HttpStatus =
  | 400
  | 401
  | 403
  | 404
  | 409
  | 412
  | 413
  | 421
  | 422
  | 428
  | 429
  | 499
  | 500
  | 502
  | 503
  | 504
  | 507;

/** How each refusal travels. A code without a status does not compile. */
export const httpStatusOf: Readonly<Record<FaultCode, HttpStatus>> = {
  host_refused: 421,
  overloaded: 503,
  rate_limited: 429,
  unauthenticated: 401,
  body_too_large: 413,
  body_malformed: 400,
  forbidden: 403,
  not_found: 404,
  field_unknown: 422,
  field_invalid: 422,

  one_server_per_ticket: 422,
  server_unknown: 422,
  service_unknown: 422,
  security_info_required: 422,
  security_info_unexpected: 422,
  contact_invalid: 422,
  consent_required: 422,
  consent_outdated: 422,
  attachment_refused: 422,
  cost_above_cap: 422,

  key_in_use: 409,
  ticket_open: 409,
  repeated_differently: 409,
  id_changed: 409,
  price_changed: 409,
  version_required: 428,
  version_stale: 412,

  staff_cannot_confirm: 403,
  ticket_ended: 409,
  already_confirmed: 409,
  ticket_confirmed: 409,
  ticket_not_editable: 409,
  approval_required: 409,
  event_not_allowed: 409,
  not_processable_yet: 409,
  server_fixed: 409,
  reason_required: 422,
  out_of_order: 409,
  time_past: 422,
  work_plan_invalid: 422,
  window_invalid: 422,
  window_past: 409,
  work_plan_changed: 409,
  grant_not_active: 409,
  key_not_registered: 409,
  outside_working_time: 409,

  grant_locked: 409,
  grant_too_long: 422,
  grant_ended: 409,
  server_in_use: 409,
  ssh_key_refused: 422,
  address_refused: 409,
  server_unreachable: 409,

  inquiry_not_open: 409,
  inquiry_unanswered: 409,
  inquiry_needs_ticket: 422,

  not_charged: 409,
  credit_above_charge: 422,

  principal_of_both_sides: 409,
  last_admin: 409,
  import_fixed: 409,

  year_unknown: 422,
  security_info_sealed: 409,
  demo_only: 409,
  storage_full: 507,
  storage_unavailable: 503,
  desk_unreachable: 502,
  timed_out: 504,
  cancelled_by_user: 499,
  internal: 500,
};
