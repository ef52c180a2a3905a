/**
 * A whole plan of requests that are all as declared, beside one of the engine alone;
 * and how often each command starts the plugin.
 */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DemoDesk, startDemoDesk } from "../main/desk/demo.ts";
import { mustRun, root } from "../tools/run.ts";
import { measure, ratios } from "./support/measure.ts";
import { type Project, projects } from "./support/projects.ts";

const rounds = 5;
const counts = [3, 100];

export async function run(): Promise<void> {
  for (const project of projects) {
    for (const count of counts) await compare(project, count);
  }
}

async function compare(project: Project, count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "deskform-bench-"));
  const desk = await startDemoDesk({ dataFolder: join(folder, "desk"), port: 0, log: null });
  try {
    const plugin = await countedPlugin(folder, project.plugin);
    const environment = {
      ...deskEnvironment(desk),
      ...(await project.environment(folder, plugin.folder)),
    };
    const alone = await written(project, folder, 0, environment);
    const ours = await written(project, folder, count, environment);
    const startsIn = async (words: readonly string[]): Promise<string> => {
      const before = await plugin.starts();
      await ours(words);
      return `${(await plugin.starts()) - before} in ${words[0]}`;
    };
    await alone(project.apply);
    const starts = [await startsIn(project.apply), await startsIn(project.plan)];
    const measured = await measure(
      [
        { name: `${project.name} alone`, run: () => alone(project.plan) },
        { name: `${project.name}, ${count} requests`, run: () => ours(project.plan) },
      ],
      rounds,
    );
    for (const line of ratios(measured)) console.log(line);
    starts.push(await startsIn(project.refresh), await startsIn(project.destroy));
    console.log(`  starts of the plugin: ${starts.join(", ")}`);
  } finally {
    await desk.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Command = (words: readonly string[]) => Promise<void>;
type Environment = Readonly<Record<string, string>>;

/** A project with so many requests, ready for commands. */
async function written(
  project: Project,
  folder: string,
  count: number,
  env: Environment,
): Promise<Command> {
  const cwd = join(folder, `project-${count}`);
  await mkdir(cwd);
  await writeFile(join(cwd, project.file), project.program(count));
  const program = await project.engine();
  const command: Command = async (words) => void (await mustRun(program, words, { cwd, env }));
  await project.prepare?.(command, `requests-${count}`);
  return command;
}

function deskEnvironment({ address, tokens }: DemoDesk): Environment {
  return {
    DESKFORM_ENDPOINT: address,
    DESKFORM_TOKEN: tokens.customer,
    DESKFORM_PROJECT: "demo",
    DESKFORM_NAMESPACE: "bench",
  };
}

/** The plugin behind a launcher that notes each start. */
async function countedPlugin(folder: string, name: string) {
  const plugins = join(folder, "plugins");
  const notes = join(folder, "starts");
  await mkdir(plugins);
  await writeFile(notes, "");
  const launcher = `#!/bin/sh\necho start >> '${notes}'\nexec '${join(root, "dist", name)}' "$@"\n`;
  await writeFile(join(plugins, name), launcher);
  await chmod(join(plugins, name), 0o755);
  const starts = async () => (await readFile(notes, "utf8")).split("\n").length - 1;
  return { folder: plugins, starts };
}
