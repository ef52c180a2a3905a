/** A shop that declares what it asks of a real desk, with the real Pulumi and the bundled provider. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, test as base } from "vitest";
import { bundle } from "../../../tools/bundle.ts";
import { record, records } from "../../../tools/story/desk.ts";
import { startTestDesk, type TestDesk } from "../desk.ts";
import { cutFile, writeLauncher } from "../plugin-launcher.ts";
import { type Program, type PulumiWorkspace, pulumiWorkspace } from "./workspace.ts";
import { People } from "../people.ts";

export type Values = Readonly<Record<string, unknown>>;

/** Resources by the names that they have in the program. */
export type Declared = Readonly<Record<string, Values>>;

/** One stack, its program, and what it has stored. */
export interface Shop {
  readonly pulumi: PulumiWorkspace;
  /** Replaces the program. */
  declare(resources: Declared, rest?: Program): Promise<void>;
  /** Applies at once, without a preview of its own. */
  up(...options: readonly string[]): Promise<string>;
  /** Shows what an `up` would do. */
  preview(...options: readonly string[]): Promise<string>;
  destroy(...options: readonly string[]): Promise<string>;
  /** Imports a ticket under a name of the program. */
  adopt(name: string, handle: string): Promise<string>;
  /** Fails unless there is nothing to do. */
  settled(...options: readonly string[]): Promise<string>;
  /** A command that has to fail; gives what the engine said. */
  refused(...words: readonly string[]): Promise<string>;
  refusedUp(...options: readonly string[]): Promise<string>;
  /** What the engine has stored of a resource of the program; null when it has nothing. */
  stored(name: string): Promise<Kept | null>;
  /** The id of a request's ticket, as the stack has it. */
  id(name: string): Promise<string>;
  /** The process ids of all plugins that were started, in order. */
  plugins(): Promise<readonly number[]>;
  /** Kills a relayed plugin by what it says to the engine next, which does not get it. */
  cutShort(): Promise<void>;
}

/** What the engine keeps of a resource. */
export interface Kept {
  readonly id: string;
  readonly urn: string;
  readonly inputs: Values;
  readonly outputs: Values;
}

export interface ShopOptions {
  /** Where the provider finds the desk, if not at its own address. */
  readonly endpoint?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether its plugins can be cut short. */
  readonly isRelayed?: boolean;
}

interface Fixtures {
  readonly desk: TestDesk;
  readonly people: People;
  readonly shop: Shop;
  /** A stack of another project or on another machine. */
  readonly openShop: (options?: ShopOptions) => Promise<Shop>;
}

let executables = "";

/** A folder with the plugin as it is shipped, made once for each file of tests. */
export function bundledPlugin(): void {
  beforeAll(async () => {
    executables = await mkdtemp(join(tmpdir(), "deskform-bundle-"));
    await bundle(executables);
  });
  afterAll(() => rm(executables, { recursive: true }));
}

/** Each test has a desk of its own and a stack in front of it. */
export const test = base.extend<Fixtures>({
  desk: async ({ task: _ }, use) => {
    const desk = await startTestDesk();
    await use(desk);
    await desk.remove();
  },
  people: async ({ desk }, use) => use(new People(desk)),
  openShop: async ({ desk }, use) => {
    const shops: Shop[] = [];
    await use(async (options = {}) => {
      const shop = await open(desk, options);
      shops.push(shop);
      return shop;
    });
    await Promise.all(shops.map(({ pulumi }) => pulumi.remove()));
  },
  shop: async ({ openShop }, use) => use(await openShop()),
});

async function open(desk: TestDesk, options: ShopOptions): Promise<Shop> {
  const pulumi = await pulumiWorkspace(environmentOf(desk, options));
  const plugins = join(pulumi.folder, "plugins");
  const started = await install(plugins, options);
  const providers = [{ name: "deskform", path: "plugins" }];
  const declare = (resources: Declared, rest: Program = {}): Promise<void> =>
    pulumi.declare({ plugins: { providers }, resources, ...rest });
  await declare({});
  const stored = async (name: string): Promise<Kept | null> =>
    (await keptIn(pulumi)).find(({ urn }) => urn.endsWith(`::${name}`)) ?? null;
  return {
    pulumi,
    declare,
    up: (...words) => pulumi.succeed(...applying, ...words),
    preview: (...words) => pulumi.succeed("preview", "--diff", ...words),
    destroy: (...words) => pulumi.succeed("destroy", "--yes", "--skip-preview", ...words),
    adopt: (name, handle) =>
      pulumi.succeed("import", "deskform:index:SupportRequest", name, handle, ...importing),
    settled: (...words) => pulumi.succeed("preview", "--expect-no-changes", ...words),
    refused: (...words) => pulumi.fail(...words),
    refusedUp: (...words) => pulumi.fail(...applying, ...words),
    stored,
    id: async (name) => (await stored(name))?.id ?? "",
    plugins: async () => ((await readFile(started, "utf8")).match(/\d+/g) ?? []).map(Number),
    cutShort: () => writeFile(cutFile(started), ""),
  };
}

const applying = ["up", "--yes", "--skip-preview", "--diff"];
const importing = ["--yes", "--protect=false", "--generate-code=false"];

function environmentOf(desk: TestDesk, { endpoint = desk.address, environment = {} }: ShopOptions) {
  return {
    DESKFORM_ENDPOINT: endpoint,
    DESKFORM_TOKEN: desk.tokens.customer,
    DESKFORM_PROJECT: "demo",
    DESKFORM_NAMESPACE: "",
    DESKFORM_LANGUAGE: "",
    DESKFORM_DEFAULT_ON_DESTROY: "",
    DESKFORM_REQUEST_TIMEOUT: "",
    ...environment,
  };
}

/** The plugin as it is shipped. */
async function install(folder: string, { isRelayed = false }: ShopOptions): Promise<string> {
  const started = join(folder, "started");
  const program = join(executables, "pulumi-resource-deskform");
  await mkdir(folder);
  await writeFile(started, "");
  await writeLauncher(join(folder, "pulumi-resource-deskform"), { program, started, isRelayed });
  return started;
}

/** The resources of the program, without the stack and its providers. */
async function keptIn(pulumi: PulumiWorkspace): Promise<readonly Kept[]> {
  const { checkpoint } = record(JSON.parse(await pulumi.storedState()));
  const { resources } = record(record(checkpoint)["latest"]);
  return records(resources ?? [])
    .filter(({ type }) => String(type).startsWith("deskform:"))
    .map(({ id, urn, inputs = {}, outputs = {} }) => ({
      id: String(id),
      urn: String(urn),
      inputs: record(inputs),
      outputs: record(outputs),
    }));
}

/** A request as users write it. */
export function request(title: string, values: Values = {}, options: Values = {}): Values {
  const properties = { ...form, title, ...values };
  return { type: "deskform:SupportRequest", properties, options };
}

export function grant(of: string, values: Values = {}): Values {
  const properties = { serverId: "web-1", requestId: `\${${of}.requestId}`, ...values };
  return { type: "deskform:FirewallGrant", properties };
}

export function decision(of: string, values: Values = {}): Values {
  const properties = { requestId: `\${${of}.requestId}`, decision: "confirm", ...values };
  return { type: "deskform:WorkDecision", properties };
}

const form: Values = {
  serverId: "web-1",
  services: ["web-server-install"],
  body: "Please install nginx and open it to the load balancer.",
  contact: { name: "Kim Jiwon", phone: "010-1234-5678", email: "jiwon@example.com" },
  consent: { agreed: true, noticeVersion: 1 },
};

export function urnOf(name: string, stack = "test"): string {
  return `urn:pulumi:${stack}::probe::deskform:index:SupportRequest::${name}`;
}
