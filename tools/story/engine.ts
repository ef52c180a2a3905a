/** What the story needs of an engine: its own program, in a folder of its own, on the example. */
export interface StoryEngine {
  readonly name: string;
  /** Shows what would be done; changes nothing. */
  plan(): Promise<Shown>;
  apply(): Promise<Shown>;
  /** Whether a plan would change nothing, by the engine's own exit code. */
  settled(): Promise<Shown>;
  destroy(): Promise<Shown>;
  /** Writes into the copy of the example, as a user would. */
  refuseConsent(): Promise<void>;
  giveConsent(): Promise<void>;
  /** Adds the lines that the provider asked for. */
  nameWorkPlan(workPlanHash: string): Promise<void>;
  /** Everything the engine stored. */
  stored(): Promise<string>;
  remove(): Promise<void>;
}

export interface Shown {
  readonly code: number;
  readonly output: string;
}

/** How an engine reaches the story's desk. */
export interface DeskAccess {
  readonly endpoint: string;
  readonly token: string;
  readonly project: string;
  /** The secret that must be found nowhere afterwards. */
  readonly secret: string;
}

export function deskEnvironment({ endpoint, token, project }: DeskAccess) {
  return {
    DESKFORM_ENDPOINT: endpoint,
    DESKFORM_TOKEN: token,
    DESKFORM_PROJECT: project,
    DESKFORM_NAMESPACE: undefined,
    DESKFORM_LANGUAGE: undefined,
  };
}
