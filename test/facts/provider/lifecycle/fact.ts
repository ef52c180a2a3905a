import type { Scene } from "../../../support/lifecycle/scene.ts";

/** States one fact about the provider's life with an engine. */
export type Fact = (title: string, run: (scene: Scene) => Promise<void>) => void;

/** What came instead, at the one place of a fact where faces may differ. */
export class Otherwise extends Error {
  readonly came: string;

  constructor(came: string, cause: unknown) {
    super(`faces may differ here, and this came: ${came}`, { cause });
    this.came = came;
  }
}

/** Expects something of what came; what fails here may be a deviation, and what fails elsewhere never is. */
export function expectOrDeviate(came: string, expectation: (came: string) => void): void {
  try {
    expectation(came);
  } catch (error) {
    throw new Otherwise(came, error);
  }
}
