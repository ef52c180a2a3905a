import type { Scene } from "../../../support/lifecycle/scene.ts";

/** States one fact about the provider's life with an engine. */
export type Fact = (title: string, run: (scene: Scene) => Promise<void>) => void;
