import { defineConfig } from "vitest/config";

/** By kind of test: what it needs decides how long one may take and how many run at once. */
const suites = {
  facts: { include: ["test/facts/**/*.test.ts", "test/tidy/**/*.test.ts"], timeoutMs: 20_000 },
  tofu: { include: ["test/tofu/**/*.test.ts"], timeoutMs: 180_000 },
  pulumi: { include: ["test/pulumi/**/*.test.ts"], timeoutMs: 180_000 },
  process: { include: ["test/process/**/*.test.ts"], timeoutMs: 120_000 },
};

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    allowOnly: false,
    projects: Object.entries(suites).map(([name, { include, timeoutMs }]) => ({
      test: {
        name,
        include,
        setupFiles: ["test/support/title-check.ts"],
        testTimeout: timeoutMs,
        hookTimeout: timeoutMs,
      },
    })),
  },
});
