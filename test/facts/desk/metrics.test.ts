import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestDesk, type TestDesk } from "../../support/desk.ts";
import { file, project } from "../../support/requests.ts";

let desk: TestDesk;
beforeEach(async () => void (desk = await startTestDesk()));
afterEach(() => desk.remove());

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const scrape = () => desk.raw("/metrics", bearer(desk.tokens.engineer));

/** Every sample by its series, as Prometheus reads them: name, labels, value, one a line. */
async function samples(): Promise<ReadonlyMap<string, number>> {
  const text = await (await scrape()).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => readSample(line)));
}

const label = String.raw`\w+="[^"\\\n]*"`;
const sample = new RegExp(
  String.raw`^(\w+(?:\{${label}(?:,${label})*\})?) (\d+(?:\.\d+)?(?:e-\d+)?)$`,
);

function readSample(line: string): [string, number] {
  const [, series, value] = sample.exec(line) ?? [];
  if (series === undefined) throw new Error(`not a sample: ${line}`);
  return [series, Number(value)];
}

describe("/metrics", () => {
  test("is in Prometheus' text format, each family with its help and type, and no series twice", async () => {
    await file(desk);
    const response = await scrape();
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const lines = (await response.text()).split("\n").filter((line) => line !== "");
    const families = lines.flatMap(
      (line) => /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line)?.[1] ?? [],
    );
    expect(families).toEqual([
      "deskform_answers_total",
      "deskform_writes_total",
      "deskform_answer_seconds",
      "deskform_queue_tickets",
      "deskform_queue_age_seconds",
      "deskform_deadlines_missed",
    ]);
    const series = lines.filter((line) => !line.startsWith("#")).map((line) => readSample(line)[0]);
    expect(new Set(series).size).toBe(series.length);
  });

  test("counts answers by route and status, and the writes among them", async () => {
    await file(desk);
    await desk.ask("stranger", "readProject", { parameters: { project } });
    const counted = await samples();
    expect(counted.get('deskform_answers_total{route="readTicketByKey",status="200"}')).toBe(1);
    expect(counted.get('deskform_answers_total{route="putTicketByKey",status="201"}')).toBe(1);
    expect(counted.get('deskform_answers_total{route="readProject",status="404"}')).toBe(1);
    expect(counted.get("deskform_writes_total")).toBe(1);
  });

  test("has the latency of each route as a histogram whose buckets rise to its count", async () => {
    for (const name of ["a", "b", "c"]) await file(desk, name);
    const counted = await samples();
    const of = (suffix: string) => `deskform_answer_seconds_${suffix}`;
    const buckets = [...counted].filter(([series]) =>
      series.startsWith(of('bucket{route="putTicketByKey"')),
    );
    const counts = buckets.map(([, count]) => count);
    expect(counts).toHaveLength(12);
    expect(counts).toEqual(counts.toSorted((left, right) => left - right));
    expect(counts.at(-1)).toBe(3);
    expect(counted.get(of('count{route="putTicketByKey"}'))).toBe(3);
    expect(counted.get(of('sum{route="putTicketByKey"}'))).toBeGreaterThan(0);
  });

  test("tells how many wait to be claimed and how long the first has waited", async () => {
    const before = await samples();
    expect(before.get("deskform_queue_tickets")).toBe(0);
    expect(before.get("deskform_queue_age_seconds")).toBe(0);
    const first = await file(desk, "first");
    desk.clock.advance(90_000);
    await file(desk, "second");
    desk.clock.advance(30_000);
    const waiting = await samples();
    expect(waiting.get("deskform_queue_tickets")).toBe(2);
    expect(waiting.get("deskform_queue_age_seconds")).toBe(120);
    await desk.ask("engineer", "claimTicket", { parameters: { ticket: first.id }, body: {} });
    expect((await samples()).get("deskform_queue_age_seconds")).toBe(30);
  });

  test("tells how many open tickets have missed their deadline", async () => {
    const { dueAt } = await file(desk);
    desk.clock.set(dueAt ?? "");
    expect((await samples()).get("deskform_deadlines_missed")).toBe(0);
    desk.clock.advance(1);
    expect((await samples()).get("deskform_deadlines_missed")).toBe(1);
  });

  test("holds nothing that a caller could make up, and nobody's name", async () => {
    const { id } = await file(desk);
    for (const path of [
      "/canary-path",
      "/v1/projects/canary-project",
      `/v1/projects/demo/tickets/${id}?canary=1`,
    ]) {
      const { headers } = bearer(desk.tokens.customer);
      await desk.raw(path, { headers: { ...headers, "user-agent": "canary" } });
    }
    const text = await (await scrape()).text();
    expect(text).toContain('route="none",status="404"');
    expect(text).not.toMatch(/canary|demo|web-1|customer|tkt_|dfk_/);
  });
});

describe("/metrics tells", () => {
  test.each([
    ["engineer", 200],
    ["admin", 200],
    ["customer", 403],
    ["auditor", 403],
  ] as const)("to a token of the role %s: %i", async (role, status) => {
    expect((await desk.raw("/metrics", bearer(desk.tokens[role]))).status).toBe(status);
  });

  test.each([
    ["without a token", {}],
    ["with one that is unknown", bearer(`dfk_${"A".repeat(43)}`)],
  ])("nothing %s", async (_, init) => {
    const response = await desk.raw("/metrics", init);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain("deskform_");
  });
});

test("whoever tries tokens at /metrics has to wait like everywhere", async () => {
  const once = { burst: 1, perSecond: 1 / 3_600 };
  const narrow = await startTestDesk({ limits: { perToken: once, perStranger: once } });
  const statuses = [];
  for (const path of ["/metrics", "/metrics", "/v1/desk/queue"]) {
    statuses.push((await narrow.raw(path, bearer(`dfk_${"A".repeat(43)}`))).status);
  }
  expect(statuses).toEqual([401, 429, 429]);
  await narrow.remove();
});
