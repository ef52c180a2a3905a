/** A shop that declares what it asks of a real desk, with a real engine and the bundled provider. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, test as base } from "vitest";
import { bundle } from "../../../tools/bundle.ts";
import { record, records } from "../../../tools/story/desk.ts";
import { startTestDesk, type TestDesk } from "../desk.ts";
import { cutFile, writeLauncher } from "../plugin-launcher.ts";
import { type Engine, type Finished, type Workspace, workspace } from "../terraform/engine.ts";
import { People } from "../people.ts";

/** One state with its own configuration. */
export interface Shop {
  readonly place: Workspace;
  /** Replaces the configuration. */
  declare(...blocks: readonly string[]): Promise<void>;
  plan(...options: readonly string[]): Promise<string>;
  apply(...options: readonly string[]): Promise<string>;
  destroy(...options: readonly string[]): Promise<string>;
  /** Any command that has to succeed. */
  must(...words: readonly string[]): Promise<string>;
  /** A command that has to fail; gives what the engine said, on one line. */
  refused(...words: readonly string[]): Promise<string>;
  /** Plans, and throws what is planned unless that is nothing. */
  settled(...options: readonly string[]): Promise<string>;
  /** What the state file has, by address. */
  state(): Promise<ReadonlyMap<string, Instance>>;
  /** The id of a request's ticket, as the state has it. */
  id(name: string): Promise<string>;
  /** The same for all requests at once. */
  ids(): Promise<(name: string) => string>;
  /** The process ids of all plugins that were started, in order. */
  plugins(): Promise<readonly number[]>;
  /** Kills a relayed plugin by what it says to the engine next, which does not get it. */
  cutShort(): Promise<void>;
}

interface Instance {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isTainted: boolean;
  readonly isDeposed: boolean;
}

interface ShopOptions {
  readonly namespace?: string;
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
  /** A further state, on another machine if you like. */
  readonly openShop: (options?: ShopOptions) => Promise<Shop>;
}

/** Tests of one engine: each with a desk of its own and a shop. */
export function shopTest(engine: Engine) {
  let executables = "";
  beforeAll(async () => {
    executables = await mkdtemp(join(tmpdir(), "deskform-bundle-"));
    await bundle(executables);
  });
  afterAll(() => rm(executables, { recursive: true }));
  return base.extend<Fixtures>({
    desk: async ({ task: _ }, use) => {
      const desk = await startTestDesk();
      await use(desk);
      await desk.remove();
    },
    people: async ({ desk }, use) => use(new People(desk)),
    openShop: async ({ desk }, use) => {
      const shops: Shop[] = [];
      await use(async (options = {}) => {
        const shop = await open(engine, desk, executables, options);
        shops.push(shop);
        return shop;
      });
      await Promise.all(shops.map(({ place }) => place.remove()));
    },
    shop: async ({ openShop }, use) => use(await openShop()),
  });
}

async function open(
  engine: Engine,
  desk: TestDesk,
  executables: string,
  given: ShopOptions,
): Promise<Shop> {
  const { namespace = "shop", endpoint = desk.address, environment = {} } = given;
  const place = await workspace(engine, {
    DESKFORM_ENDPOINT: endpoint,
    DESKFORM_TOKEN: desk.tokens.customer,
    DESKFORM_PROJECT: "demo",
    DESKFORM_NAMESPACE: namespace,
    ...environment,
  });
  const started = await install(place, executables, given);
  const must = async (...words: readonly string[]) => oneLine(await place.must(...words));
  const state = () => instances(place);
  return {
    place,
    must,
    state,
    declare: (...blocks) =>
      writeFile(join(place.folder, "main.tf"), [header, ...blocks].join("\n")),
    plan: (...options) => must("plan", ...options),
    apply: (...options) => must("apply", "-auto-approve", ...options),
    destroy: (...options) => must("destroy", "-auto-approve", ...options),
    async refused(...words) {
      const finished = await place.run(...words);
      if (finished.code !== 0) return oneLine(finished.output);
      throw new Error(`${words.join(" ")} was wanted refused; it ended well:\n${finished.output}`);
    },
    async settled(...options) {
      return oneLine(settled(await place.run("plan", "-detailed-exitcode", ...options)));
    },
    id: async (name) => idIn(await state(), name),
    async ids() {
      const known = await state();
      return (name) => idIn(known, name);
    },
    plugins: async () => (await readFile(started, "utf8")).trim().split("\n").map(Number),
    cutShort: () => writeFile(cutFile(started), ""),
  };
}

/** As users of a built provider do it. */
async function install(
  place: Workspace,
  executables: string,
  { isRelayed = false }: ShopOptions,
): Promise<string> {
  const folder = join(place.folder, "plugins");
  const started = join(place.folder, "started");
  const program = join(executables, "terraform-provider-deskform");
  await mkdir(folder);
  await writeLauncher(join(folder, "terraform-provider-deskform"), { program, started, isRelayed });
  await place.settings(`provider_installation {
  dev_overrides { "deskform/deskform" = "${folder}" }
  direct {}
}`);
  return started;
}

const header = `terraform {
  required_providers {
    deskform = { source = "deskform/deskform" }
  }
}
`;

/** Engines break lines and draw frames where their terminal ends; sentences are compared without. */
export function oneLine(output: string): string {
  return output.replaceAll(/[\s│╷╵]+/g, " ");
}

function settled({ code, output }: Finished): string {
  if (code === 0) return output;
  throw new Error(`an empty plan was wanted; the engine ended with ${code}:\n${output}`);
}

async function instances(place: Workspace): Promise<ReadonlyMap<string, Instance>> {
  const { resources } = record(JSON.parse(await place.state()));
  return new Map(
    records(resources).flatMap(({ type, name, instances: all }) =>
      records(all).map((each): [string, Instance] => {
        const { attributes, status, deposed, index_key: index } = each;
        const address = `${String(type)}.${String(name)}${index === undefined ? "" : `[${JSON.stringify(index)}]`}`;
        const isDeposed = deposed !== undefined;
        const known = {
          attributes: record(attributes),
          isTainted: status === "tainted",
          isDeposed,
        };
        return [isDeposed ? `${address} deposed` : address, known];
      }),
    ),
  );
}

function idIn(known: ReadonlyMap<string, Instance>, name: string): string {
  const id = known.get(`deskform_support_request.${name}`)?.attributes["id"];
  if (typeof id === "string") return id;
  throw new Error(`the state has no request ${name}`);
}

export type Values = Readonly<Record<string, unknown>>;

/** A request in Terraform's language, without what is undefined; `lines` are for what JSON cannot say. */
export function request(name: string, values: Values = {}, lines = ""): string {
  return block("support_request", name, { ...form, title: `Work for ${name}`, ...values }, lines);
}

export function block(type: string, name: string, values: Values, lines = ""): string {
  const named = Object.entries(values).filter(([, value]) => value !== undefined);
  const written = named.map(([key, value]) => `  ${key} = ${JSON.stringify(value)}`);
  return `resource "deskform_${type}" "${name}" {\n${[...written, lines].join("\n")}\n}\n`;
}

/** A value that is not known before an apply: its `output`. */
export function later(name: string, value: string): string {
  return `resource "terraform_data" "${name}" {\n  input = "${value}"\n}\n`;
}

const form: Values = {
  server_id: "web-1",
  services: ["web-server-install"],
  body: "Please install nginx and open it to the load balancer.",
  contact: { name: "Kim Jiwon", phone: "010-1234-5678", email: "jiwon@example.com" },
  consent: { agreed: true, notice_version: 1 },
};
