import { afterEach, describe, expect, test } from "vitest";
import { limiter } from "../../../desk/http/limits.ts";
import { problemIn, startTestDesk, type TestDesk } from "../../support/desk.ts";

const never = 1 / 3_600;
const unlimited = { burst: 1e9, perSecond: 1e9 };

describe("a bucket", () => {
  const source = "192.0.2.7";

  test("lets a burst through, then says how long to wait, and refills", () => {
    let nowMs = 0;
    const perToken = { burst: 2, perSecond: 4 };
    const { admit, authenticated } = limiter({ perToken, perStranger: unlimited }, () => nowMs);
    authenticated("tok_1");
    const ask = () => admit({ tokenId: "tok_1", source })?.details.retryAfterMs ?? 0;
    expect([ask(), ask(), ask()]).toEqual([0, 250, 250]);
    nowMs = 250;
    expect([ask(), ask()]).toEqual([0, 250]);
    nowMs = 60_000;
    expect([ask(), ask(), ask()]).toEqual([0, 0, 250]);
  });

  test("of refused tokens is their source's, and a token that was good does not share it", () => {
    const limits = { perToken: unlimited, perStranger: { burst: 1, perSecond: 1 } };
    const { admit, authenticated, refused } = limiter(limits, () => 0);
    authenticated("tok_good");
    refused(source);
    expect(admit({ tokenId: "tok_guessed", source })?.code).toBe("rate_limited");
    expect(admit({ tokenId: null, source })?.code).toBe("rate_limited");
    expect(admit({ tokenId: "tok_guessed", source: "192.0.2.8" })).toBeNull();
    expect(admit({ tokenId: "tok_good", source })).toBeNull();
  });

  test("is dropped when more names come than are kept: the longest unused first", () => {
    const limits = { perToken: unlimited, perStranger: { burst: 1, perSecond: never } };
    const { admit, refused } = limiter(limits, () => 0);
    for (let index = 0; index <= 10_000; index += 1) refused(`2001:db8::${index.toString(16)}`);
    expect(admit({ tokenId: null, source: "2001:db8::0" })).toBeNull();
    expect(admit({ tokenId: null, source: "2001:db8::1" })?.code).toBe("rate_limited");
  });
});

describe("over HTTP", () => {
  let desk: TestDesk;
  afterEach(() => desk.remove());
  const ask = (token: string) =>
    desk.raw("/v1/projects/demo", { headers: { authorization: `Bearer ${token}` } });

  test("a token that asks too often is told when to come again, and others are not", async () => {
    const perToken = { burst: 3, perSecond: never };
    desk = await startTestDesk({ limits: { perToken, perStranger: unlimited } });
    const { customer, auditor } = desk.tokens;
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await ask(customer)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await ask(customer);
    expect(refused.headers.get("retry-after")).toBe("3600");
    expect((await problemIn(refused)).code).toBe("rate_limited");
    expect((await ask(auditor)).status).toBe(200);
  });

  test("guessing tokens stops, and a good token from the same address goes on", async () => {
    const perStranger = { burst: 2, perSecond: never };
    desk = await startTestDesk({ limits: { perToken: unlimited, perStranger } });
    const { customer } = desk.tokens;
    const guess = (letter: string) => `dfk_${letter.repeat(43)}`;
    expect((await ask(customer)).status).toBe(200);
    const statuses = [];
    for (const letter of ["A", "B", "C"]) statuses.push((await ask(guess(letter))).status);
    expect(statuses).toEqual([401, 401, 429]);
    expect((await ask(customer)).status).toBe(200);
  });
});
