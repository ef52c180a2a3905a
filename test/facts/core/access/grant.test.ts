import { describe, expect, test } from "vitest";
import {
  allowAccess,
  endGrant,
  extendGrant,
  type Grant,
  type GrantOutcome,
  grantState,
  isActiveThrough,
  isSourceCidr,
  keepOpen,
  lockGrant,
  revokeGrant,
  sourceCidrFaults,
} from "../../../../core/access/index.ts";
import { dayMs } from "../../../../core/scalar/instant.ts";
import { calendar, grant, seoul, tuesday } from "../samples.ts";

const request = {
  id: "grt-1",
  ticketId: "tkt_1",
  serverId: "srv-1",
  port: 22,
  sourceCidrs: ["203.0.113.13/32"],
  durationMs: null,
};

function granted(outcome: GrantOutcome): Grant {
  if ("fault" in outcome) throw new Error(outcome.fault.code);
  return outcome.grant;
}

function codeOf(outcome: GrantOutcome): string | null {
  return "fault" in outcome ? outcome.fault.code : null;
}

const locked = lockGrant(grant, tuesday);

describe("R35 access is allowed", () => {
  test("for five business days by default", () => {
    expect(granted(allowAccess(request, calendar, tuesday)).expiresAt).toBe(
      seoul("2026-12-01 10:00"),
    );
  });

  test("never longer than fourteen days, also over long holidays", () => {
    const before = seoul("2025-10-01 10:00");
    const { expiresAt } = granted(allowAccess(request, calendar, before));
    expect(expiresAt).toBe(seoul("2025-10-15 10:00"));
    const longer = { ...request, durationMs: 14 * dayMs + 1 };
    expect(codeOf(allowAccess(longer, calendar, before))).toBe("grant_too_long");
  });
});

test.each([
  ["R36 active until it expires", grant, grant.expiresAt - 1, "active"],
  ["expired from that moment on", grant, grant.expiresAt, "expired"],
  ["revoked", { ...grant, revokedAt: tuesday }, tuesday, "revoked"],
  [
    "R44 active beyond its expiry once the work is confirmed",
    locked,
    grant.expiresAt + dayMs,
    "active",
  ],
] as const)("a grant is %s", (_, given, now, state) => {
  expect(grantState(given, now)).toBe(state);
});

test("R43 a grant covers a window that ends with it, and none that ends later", () => {
  expect(isActiveThrough(grant, tuesday, grant.expiresAt)).toBe(true);
  expect(isActiveThrough(grant, tuesday, grant.expiresAt + 1)).toBe(false);
  expect(isActiveThrough(locked, tuesday, grant.expiresAt + 1)).toBe(true);
});

describe("a grant is extended", () => {
  test("to a later end within the cap", () => {
    expect(granted(extendGrant(grant, tuesday + 14 * dayMs, tuesday)).expiresAt).toBe(
      tuesday + 14 * dayMs,
    );
    expect(codeOf(extendGrant(grant, tuesday + 14 * dayMs + 1, tuesday))).toBe("grant_too_long");
  });

  test("and never shortened, nor brought back once it has ended", () => {
    expect(granted(extendGrant(grant, tuesday, tuesday))).toBe(grant);
    expect(codeOf(extendGrant(grant, grant.expiresAt + dayMs, grant.expiresAt))).toBe(
      "grant_ended",
    );
  });

  test("by the desk alone once the work is confirmed", () => {
    expect(granted(extendGrant(locked, tuesday + 90 * dayMs, tuesday))).toBe(locked);
    const late = grant.expiresAt + 3 * dayMs;
    expect(keepOpen(locked, late).expiresAt).toBeGreaterThan(late);
    expect(keepOpen(grant, late)).toBe(grant);
  });
});

describe("a grant is revoked", () => {
  test("by the customer before the confirmation", () => {
    expect(granted(revokeGrant(grant, tuesday)).revokedAt).toBe(tuesday);
  });

  test("R42 by nobody between confirmation and end", () => {
    expect(codeOf(revokeGrant(locked, tuesday))).toBe("grant_locked");
  });

  test("by the end of the ticket, locked or not, and only once", () => {
    const ended = endGrant(locked, tuesday);
    expect([ended.revokedAt, granted(revokeGrant(ended, tuesday + 1))]).toEqual([tuesday, ended]);
    expect(endGrant(ended, tuesday + 1)).toBe(ended);
  });
});

test.each([
  ["203.0.113.13/32", true],
  ["203.245.13.207/32", true],
  ["198.51.100.0/24", true],
  ["2001:db8::/64", true],
  ["203.0.113.13/24", false],
  ["203.0.112.0/23", false],
  ["0.0.0.0/0", false],
  ["10.0.0.1/32", false],
  ["127.0.0.1/32", false],
  ["169.254.169.254/32", false],
  ["224.0.0.1/32", false],
  ["203.0.113.013/32", false],
  ["203.0.113.13", false],
  ["::1/128", false],
  ["fe80::/64", false],
  ["2001:DB8::/64", false],
  ["2001:db8::/48", false],
  ["::ffff:203.0.113.1/128", false],
  ["example.com/32", false],
])("engineers may come from %s: %s", (cidr, isAllowed) => {
  expect(isSourceCidr(cidr)).toBe(isAllowed);
});

test("a source set has one to sixteen ranges, and each wrong one is named", () => {
  const faultsOf = (cidrs: readonly string[]) => sourceCidrFaults(cidrs, ["sourceCidrs"]);
  const seventeen = Array.from({ length: 17 }, (_, index) => `203.0.113.${index}/32`);
  expect([
    faultsOf([]).length,
    faultsOf(seventeen).length,
    faultsOf(seventeen.slice(1)).length,
  ]).toEqual([1, 1, 0]);
  expect(faultsOf(["203.0.113.1/32", "10.0.0.0/8"])[0]?.details).toMatchObject({
    path: ["sourceCidrs", 1],
  });
});
