import { describe, expect, test } from "vitest";
import { type Fault, faultCodes, isFaultCode, refusal } from "../../../core/fault.ts";
import type { Call, Diagnostic } from "../../../framework/contract/index.ts";
import {
  type DetailsOf,
  error,
  faultDiagnostic,
  spelled,
  type MessageCode,
} from "../../../provider/lifecycle/diagnostics.ts";
import { summaryOf } from "../../../provider/lifecycle/messages/refusals.ts";

const ticket = { number: "N7", title: "Install Apache", serverId: "web-1" };
const keyParts = { namespace: "shop", origin: "", idempotencyKey: "apache", serverId: "web-1" };
const asking = { ...ticket, cost: "30,000 KRW", workPlanHash: "4f2a" };
const standing = { ...ticket, stateLabel: "work in progress" };

/** Details for every code: one that is missing here does not compile. */
const samples: { readonly [Code in MessageCode]: DetailsOf<Code> } = {
  setting_missing: { setting: "token", variable: "DESKFORM_TOKEN" },
  setting_invalid: {
    setting: "language",
    variable: "DESKFORM_LANGUAGE",
    wanted: ["en", "ko"],
    came: "fr",
  },
  namespace_missing: {},
  key_taken: { ...keyParts, id: "tkt_1", number: "N7" },
  key_own: { id: "tkt_1", number: "N7", origin: "urn:pulumi:a::b::c::d" },
  ticket_twice: { ticket: "N7" },
  filed_meanwhile: { ...keyParts, id: "tkt_1", number: "N7" },
  duplicate_key: { ...keyParts, number: null },
  request_twice: { serverId: "web-1" },
  adopts: { ...ticket, submittedAt: "2026-11-24T01:00:00Z", submittedBy: "customer" },
  adoption_locked: ticket,
  last_was_cancelled: { number: "N7", reason: "Not ours." },
  never_held: ticket,
  undeclared_on_server: ticket,
  tickets_unread: { count: 500 },
  looks_like_rename: { ...ticket, origin: "urn:pulumi:a::b::c::d" },
  server_kept: { ...ticket, cameServerId: "db-1" },
  idempotency_key_fixed: { number: "N7" },
  edit_locked: { ...standing, fields: "title", allowedIn: '"received"' },
  edit_ignored: { ...standing, fields: "title" },
  revision_wanted: { ...ticket, note: "Which version?" },
  was_cancelled: { ...ticket, by: "engineer", reason: "Not ours." },
  edit_ended: { ...standing, fields: "title" },
  archived: { id: "tkt_1" },
  security_info_unsent: { service: "db-install" },
  security_info_differs: {},
  state_elsewhere: { number: "N7", kept: "desk_a/demo", present: "desk_b/demo" },
  target_differs: { planned: "desk_a/demo", present: "desk_b/demo" },
  destroy_blocked: standing,
  destroy_prevented: standing,
  destroy_forgets: standing,
  replace_forgets: standing,
  replace_unknown: { ...ticket, fields: "title, body" },
  replace_unconfigured: { id: "tkt_1" },
  decision_waits: { ticket: "N7", stateLabel: null },
  decision_twice: { ticket: "N7" },
  decision_asked: { ...asking, hashAttribute: "h", acknowledgeAttribute: "a", sign: " =" },
  decision_superseded: { ...asking, configuredHash: "0000" },
  decision_irreversible: asking,
  decision_unknown: { ...ticket, attribute: "work_plan_hash" },
  decision_sent_before: ticket,
  decision_too_late: { ...ticket, isConfirmed: true },
  decision_moved: { ...standing, workPlanHash: "4f2a" },
  decision_cost_above_max: { cost: "30,000 KRW", maxCost: "20,000 KRW" },
  decision_grant_missing: { ...ticket, until: "2026-11-24T05:00:00Z" },
  decision_key_missing: ticket,
  decision_reason_missing: {},
  decision_final: ticket,
  decision_not_made: ticket,
  decision_stands: ticket,
  grant_twice: { ticket: "N7", isPlaced: false },
  grant_server_differs: { serverId: "db-1", number: "N7", ticketServerId: "web-1" },
  grant_kept: { serverId: "web-1", number: "N7" },
  grant_forgotten: { serverId: "web-1", number: "N7" },
  grant_imported: { number: "N7", expiresAt: "2026-12-01T01:00:00.000Z" },
  grant_ticket_ended: { number: "N7" },
  not_shown: { id: "grt_1", project: "demo" },
  key_left_installed: { serverId: "web-1", account: "engineer" },
};

const codes = Object.keys(samples).filter((code): code is MessageCode => code in samples);
const hangul = /\p{Script=Hangul}/u;

function said<Code extends MessageCode>(
  code: Code,
  language: "en" | "ko",
  details: DetailsOf<Code> = samples[code],
): Diagnostic {
  return error({ settings: { language } }, code, details);
}

describe("what the provider tells", () => {
  test.each(codes)("%s has a line and an explanation in English", (code) => {
    const { summary, detail } = said(code, "en");
    expect(summary).toMatch(/^\S[^\n]{8,}[^.\s]$/);
    expect(detail).toMatch(/^[^\s][\s\S]{20,}[.\n]$/);
    expect(`${summary}${detail}`).not.toMatch(hangul);
    expect(`${summary}${detail}`).not.toMatch(/undefined|null|\[object|NaN/);
  });

  test.each(codes)("%s says the same in Korean", (code) => {
    const { summary, detail } = said(code, "ko");
    expect(summary).toMatch(hangul);
    expect(detail).toMatch(hangul);
    expect(`${summary}${detail}`).not.toMatch(/undefined|null|\[object|NaN/);
  });

  test.each(codes)(
    "%s names the ticket, the server and the amounts in both languages alike",
    (code) => {
      const facts =
        /N7|web-1|db-1|tkt_1|4f2a|0000|desk_[ab]|30,000|20,000|DESKFORM_\w+|"apache"|urn:[\w:]+/g;
      const named = (language: "en" | "ko"): readonly string[] => {
        const { summary, detail } = said(code, language);
        return [...new Set(`${summary} ${detail}`.match(facts) ?? [])].toSorted();
      };
      expect(named("ko")).toEqual(named("en"));
    },
  );

  test("attributes are spelled as the user of the engine writes them", () => {
    const pulumi: Pick<Call<unknown>, "origin"> = { origin: "urn:pulumi:a::b::c::d" };
    expect(spelled({}, "workPlanHash")).toBe("work_plan_hash");
    expect(spelled(pulumi, "workPlanHash")).toBe("workPlanHash");
    const told = error({ settings: {}, ...pulumi }, "destroy_blocked", standing);
    expect(told.detail).toContain('onDestroy: "cancel_or_forget"');
    expect(said("destroy_blocked", "en").detail).toContain('on_destroy = "cancel_or_forget"');
    const final = error({ settings: {}, ...pulumi }, "decision_final", ticket);
    expect(final.detail).toContain('decision: "confirm"');
    const titled = { ...standing, title: "Set port = 22 and work_plan_hash" };
    const quoted = error({ settings: {}, ...pulumi }, "destroy_blocked", titled);
    expect(quoted.detail).toContain('"Set port = 22 and work_plan_hash"');
  });

  test("no code is one of the desk's, whose sentences are said once", () => {
    expect(codes.filter(isFaultCode)).toEqual([]);
  });

  test("a key that is taken is told with its parts and with this engine's ways out", () => {
    const own = said("key_taken", "en").detail;
    expect(own).toContain('(namespace "shop", idempotency_key "apache", server "web-1")');
    expect(own).toContain("add a moved block");
    expect(own).not.toMatch(/alias|URN|deleteBeforeReplace/);
    const origin = "urn:pulumi:a::b::c::d";
    const parts = { ...samples.key_taken, origin, namespace: "" };
    const other = error({ settings: {}, origin }, "key_taken", parts).detail;
    expect(other).toContain(`(URN "${origin}", idempotencyKey "apache", server "web-1")`);
    expect(other).toContain("add an alias");
    expect(other).not.toMatch(/moved|namespace|create_before_destroy/);
  });
});

describe("what the desk refuses", () => {
  const invalid = refusal("field_invalid", {
    path: ["consent", "noticeVersion"],
    wanted: { rule: "integer", least: 1, most: 5 },
    came: { shape: "number" },
  });
  const origin = "urn:pulumi:a::b::c::d";

  test("is told of the field that it names, spelled for the engine", () => {
    const told = faultDiagnostic({ settings: {} }, invalid);
    expect(told.path).toEqual(["consent", "noticeVersion"]);
    expect(told.detail).toMatch(/^consent\.notice_version: wanted an integer from 1 to 5;/);
    expect(faultDiagnostic({ settings: {}, origin }, invalid).detail).toMatch(
      /^consent\.noticeVersion: /,
    );
  });

  test("leaves the names alone that services have given to their secrets", () => {
    const path = ["securityInfo", "sslInstall", "keyFile"];
    const { detail } = faultDiagnostic(
      { settings: {} },
      refusal("security_info_unexpected", { path }),
    );
    expect(detail).toMatch(/^security_info\.sslInstall\.keyFile: /);
  });

  test("is told of the field that it is about where it names none", () => {
    const several = refusal("one_server_per_ticket", { count: 2 });
    expect(faultDiagnostic({ settings: {} }, several).path).toEqual(["serverId"]);
    const outdated = { cameVersion: 1, currentVersion: 2, currentHash: "4f2a" };
    expect(faultDiagnostic({ settings: {} }, refusal("consent_outdated", outdated)).path).toEqual([
      "consent",
    ]);
  });

  test("has a line that says whether the words, the token, the moment or the desk is at fault", () => {
    const line = (fault: Fault) => faultDiagnostic({ settings: {} }, fault).summary;
    expect(line(invalid)).toBe("This cannot be taken as it is declared");
    expect(line(refusal("unauthenticated", { problem: "expired" }))).toBe(
      "The token does not allow this",
    );
    expect(line(refusal("not_found", { kind: "ticket", id: "N1" }))).toBe(
      "The desk does not show this",
    );
    expect(line(refusal("grant_ended", {}))).toBe("This is not possible as things stand");
    expect(line(refusal("internal", { traceId: "1" }))).toBe("The desk could not do this now");
  });

  test.each(faultCodes)("%s has a line in both languages", (code) => {
    expect(summaryOf(code, "en")).toMatch(/^[A-Z][^.]{8,}$/);
    expect(summaryOf(code, "ko")).toMatch(hangul);
  });
});
