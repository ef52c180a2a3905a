/** The provider that faces serve: how it is configured, and its resources, each in a folder beside this file. */
import { parseDuration } from "../../core/scalar/duration.ts";
import type { Desk } from "../../desk/contract/index.ts";
import {
  type Asking,
  failed,
  type Language,
  type Outcome,
  type Provider,
  succeeded,
} from "../../framework/contract/index.ts";
import { text } from "../../framework/planning/index.ts";
import { bare, type Fields, hasUnknown } from "../../framework/value/index.ts";
import { configuration, settings } from "../resources/index.ts";
import { checkSettings, invalidSetting } from "./check-settings.ts";
import type { Client } from "./client.ts";
import { factsOf } from "./facts.ts";
import { firewallGrantResource } from "./firewall-grant/index.ts";
import { keyRegistrationResource } from "./key-registration/index.ts";
import { Ledger } from "./ledger.ts";
import { timedDesk } from "./run.ts";
import { supportRequestResource } from "./support-request/index.ts";
import { languageOf } from "./diagnostics.ts";
import { Turns } from "./turns.ts";
import { workDecisionResource } from "./work-decision/index.ts";

/** How to reach the desk, once the configuration is known and checked. */
export interface DeskAccess {
  readonly endpoint: string;
  readonly token: string;
  readonly timeoutMs: number;
  readonly language: Language;
}

/** A client for the endpoint; a token never goes in clear to another machine. */
export type OpenedDesk =
  | { readonly ok: true; readonly desk: Desk }
  | { readonly ok: false; readonly reason: EndpointProblem | "token_malformed" };

type EndpointProblem = "malformed" | "plain_http" | "with_version";

/** What `main` gives: everything that lies outside this process. */
export interface ProviderDependencies {
  readonly version: string;
  readonly environment: (name: string) => string | undefined;
  readonly openDesk: (options: DeskAccess) => OpenedDesk;
  /** How long this process has been running. */
  readonly runningMs: () => number;
  /** False where several runs share one process, as when an engine is attached to it. */
  readonly exclusive: boolean;
}

/** The support desk as infrastructure as code, whatever engine asks. */
export function deskformProvider(dependencies: ProviderDependencies): Provider<Client> {
  const ledger = new Ledger(dependencies.exclusive);
  let client: Client | null = null;
  return {
    name: "deskform",
    version: dependencies.version,
    description: configuration.description,
    configuration,
    resources: {
      SupportRequest: supportRequestResource,
      KeyRegistration: keyRegistrationResource,
      FirewallGrant: firewallGrantResource,
      WorkDecision: workDecisionResource,
    },
    dataSources: {},
    functions: {},
    components: {},
    complete: (configured) => complete(configured, dependencies.environment),
    async connect(asking) {
      const connected = connect(asking, dependencies, ledger);
      client = connected.value ?? null;
      return connected;
    },
    async close() {
      if (client !== null) await holdFiled(client);
    },
    language: languageOf,
  };
}

function complete(configured: Fields, environment: ProviderDependencies["environment"]): Fields {
  return Object.fromEntries(
    Object.entries(settings).map(([name, { variable, fallback }]) => {
      const written = configured[name] ?? null;
      if (bare(written) !== null) return [name, written];
      const found = environment(variable);
      return [name, found === undefined || found === "" ? fallback : found];
    }),
  );
}

function connect(
  asking: Asking,
  { openDesk, runningMs, exclusive }: ProviderDependencies,
  ledger: Ledger,
): Outcome<Client | null> {
  const given = asking.settings;
  const problems = checkSettings(asking);
  if (problems.length > 0) return failed(...problems);
  if (hasUnknown(given)) return succeeded(null);
  const project = text(given, "project") ?? "";
  const opened = openDesk({
    endpoint: text(given, "endpoint") ?? "",
    token: text(given, "token") ?? "",
    timeoutMs: parseDuration(text(given, "requestTimeout") ?? "") ?? 0,
    language: languageOf(given),
  });
  if (!opened.ok) {
    const { reason } = opened;
    const name = reason === "token_malformed" ? "token" : "endpoint";
    return failed(invalidSetting(asking, name, reason));
  }
  const begunMs = exclusive ? 0 : runningMs();
  const { desk, begunAt } = timedDesk(opened.desk, () => runningMs() - begunMs);
  return succeeded({
    desk,
    project,
    ledger,
    turns: new Turns(),
    putThisRun: new Set(),
    begunAt,
    facts: factsOf(desk, project),
  });
}

/**
 * The engine ended in good order, so that everything filed here is in its state. Said to the desk
 * now, a later plan cannot mistake these tickets for leftovers of a crash.
 */
async function holdFiled({ desk, project, ledger }: Client): Promise<void> {
  await Promise.all(
    ledger.takeFiled().map(({ id, key, namespace, origin, onDestroy }) =>
      desk("holdTicket", {
        parameters: { project, ticket: id },
        body: { key, namespace, origin, onDestroy },
      }),
    ),
  );
}
