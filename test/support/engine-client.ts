/**
 * Drives a served provider as an engine would, through a real socket.
 * Each face has one, so that a case written once runs through all of them.
 */
import type { Fields } from "../../framework/value/index.ts";

/** What an engine shows its user. */
export interface Told {
  readonly severity: "error" | "warning";
  /** Everything the user reads, summary and detail. */
  readonly message: string;
}

/** A resource as an engine keeps it between two runs. */
export interface Kept {
  readonly type: string;
  /** By declared name. */
  readonly state: Fields;
  /** Kept because its creation failed half way; the next plan replaces it or finishes it. */
  readonly damaged?: true;
  /** The engine's own part, opaque to cases. */
  readonly memory: unknown;
}

export interface PlannedChange {
  readonly type: string;
  readonly action: "none" | "create" | "update" | "replace" | "delete";
  /** What the engine shows as the coming state; null when the resource is to go. */
  readonly planned: Fields | null;
  readonly memory: unknown;
}

export interface Planned {
  /** Absent when planning was refused. */
  readonly change?: PlannedChange;
  readonly told: readonly Told[];
}

/** How a replacement comes about and in which order; the old object goes first unless it is said. */
export interface PlanOptions {
  /** The user asks for a replacement: `-replace`, `up --replace`. */
  readonly replace?: boolean;
  readonly createFirst?: boolean;
}

export interface Applied {
  readonly kept: Kept | null;
  readonly told: readonly Told[];
}

export interface EngineClient {
  readonly engine: "contract" | "terraform" | "pulumi";
  configure(configuration: Fields): Promise<readonly Told[]>;
  /** Validates and plans. `type` is the declared name; null inputs mean that it is to go. */
  plan(
    type: string,
    prior: Kept | null,
    inputs: Fields | null,
    options?: PlanOptions,
  ): Promise<Planned>;
  /**
   * Carries out a plan, both legs of a replacement included. `inputs` is what the user wrote
   * where some of it was not known when it was planned.
   */
  apply(change: PlannedChange, inputs?: Fields): Promise<Applied>;
  /** Null when the resource is gone. */
  refresh(kept: Kept): Promise<Applied>;
  import(type: string, handle: string): Promise<Applied>;
  close(): Promise<void>;
}
