/** What the desk tells of itself in Prometheus' text format. Numbers only: no id, no name, no address. */
import type { DeskMetrics } from "../actions/metrics.ts";

export interface AnsweredRequest {
  /** The route's name, so that a caller cannot make up a series. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly tookMs: number;
}

export interface HttpMetrics {
  count(answered: AnsweredRequest): void;
  /** Everything counted since the start, and how the desk stands now. */
  render(desk: DeskMetrics): string;
}

export const metricsType = "text/plain; version=0.0.4; charset=utf-8";

/** Upper edges of the histogram, in seconds. */
const edges = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Latency {
  readonly atMost: number[];
  count: number;
  sumSeconds: number;
}

export function httpMetrics(): HttpMetrics {
  const answers = new Map<string, number>();
  const latencies = new Map<string, Latency>();
  let writes = 0;

  function count({ route, method, status, tookMs }: AnsweredRequest): void {
    const series = `{route="${route}",status="${status}"}`;
    answers.set(series, (answers.get(series) ?? 0) + 1);
    if (method !== "GET" && status < 300) writes += 1;
    const latency = latencies.get(route) ?? { atMost: edges.map(() => 0), count: 0, sumSeconds: 0 };
    latencies.set(route, measured(latency, tookMs / 1_000));
  }

  function render(desk: DeskMetrics): string {
    const timed = [...latencies].flatMap(([route, latency]) => histogram(route, latency));
    const families = [
      family("deskform_answers_total", "counter", "Answers by route and status.", [...answers]),
      family("deskform_writes_total", "counter", "Writes that were stored.", [["", writes]]),
      family("deskform_answer_seconds", "histogram", "Time from request to answer.", timed),
      ...deskFamilies(desk),
    ];
    return families.join("");
  }

  return { count, render };
}

function measured(latency: Latency, seconds: number): Latency {
  for (const [index, edge] of edges.entries()) {
    if (seconds <= edge) latency.atMost[index] = (latency.atMost[index] ?? 0) + 1;
  }
  latency.count += 1;
  latency.sumSeconds += seconds;
  return latency;
}

type Sample = readonly [series: string, value: number];

function histogram(route: string, { atMost, count, sumSeconds }: Latency): readonly Sample[] {
  const buckets = edges.map((edge, index): Sample => [
    bucket(route, String(edge)),
    atMost[index] ?? 0,
  ]);
  const labels = `{route="${route}"}`;
  const total: readonly Sample[] = [
    [`_sum${labels}`, sumSeconds],
    [`_count${labels}`, count],
  ];
  return [...buckets, [bucket(route, "+Inf"), count], ...total];
}

function bucket(route: string, edge: string): string {
  return `_bucket{route="${route}",le="${edge}"}`;
}

function deskFamilies({ waiting, longestWaitMs, late }: DeskMetrics): readonly string[] {
  const gauge = (name: string, help: string, value: number) =>
    family(`deskform_${name}`, "gauge", help, [["", value]]);
  return [
    gauge("queue_tickets", "Tickets that wait to be claimed.", waiting),
    gauge("queue_age_seconds", "How long the first of them has waited.", longestWaitMs / 1_000),
    gauge("deadlines_missed", "Open tickets whose deadline has passed.", late),
  ];
}

function family(name: string, type: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([series, value]) => `${name}${series} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}
