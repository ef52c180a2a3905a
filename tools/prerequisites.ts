/** What suites start of the machine's own: all that is missing is said before any of them begins. */
import { type EngineName, engineProblem } from "./engines.ts";
import { run, ToolFailure } from "./run.ts";

interface Prerequisite {
  /** Ends with 0 where it is there. */
  readonly probe: readonly [string, ...string[]];
  readonly wanted: string;
  readonly mend: string;
}

const prerequisites = {
  git: {
    probe: ["git", "--version"],
    wanted: "Git",
    mend: "Install it (package git).",
  },
  sshKeygen: {
    probe: ["sh", "-c", "command -v ssh-keygen"],
    wanted: "ssh-keygen",
    mend: "Install OpenSSH (package openssh-client).",
  },
  python: {
    probe: ["python3", "-c", "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 9))"],
    wanted: "Python 3.9 or later with venv, as python3",
    mend: "Install it (packages python3 and python3-venv).",
  },
  prlimit: {
    probe: ["prlimit", "--version"],
    wanted: "prlimit, which Linux has",
    mend: "Install it (package util-linux).",
  },
  namespaces: {
    // In a namespace of its own: nobody else sees what is mounted there.
    probe: ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/tmp"],
    wanted: "unshare, and the right to mount in a user namespace, which Linux has",
    mend: "Install it (package util-linux); if it is there, allow user namespaces, in a container by --privileged.",
  },
} as const satisfies Record<string, Prerequisite>;

export type PrerequisiteName = keyof typeof prerequisites;

/** What is started that no package brings. */
export interface Needs {
  readonly machine: readonly PrerequisiteName[];
  readonly engines: readonly EngineName[];
}

export const suites = {
  facts: { machine: ["git", "sshKeygen"], engines: [] },
  process: { machine: ["git", "python", "prlimit", "namespaces"], engines: ["opentofu", "pulumi"] },
  tofu: { machine: [], engines: ["opentofu"] },
  pulumi: { machine: [], engines: ["pulumi"] },
} as const satisfies Record<string, Needs>;

export type Suite = keyof typeof suites;

export function isSuite(name: string): name is Suite {
  return name in suites;
}

export function needsOf(names: readonly Suite[]): Needs {
  const needs: readonly Needs[] = names.map((name) => suites[name]);
  return {
    machine: [...new Set(needs.flatMap(({ machine }) => machine))],
    engines: [...new Set(needs.flatMap(({ engines }) => engines))],
  };
}

/** One sentence for each that is missing: what was wanted, and how to get it. */
export async function missing({ machine, engines }: Needs): Promise<readonly string[]> {
  const sentences = [
    ...machine.map((name) => problem(prerequisites[name])),
    ...engines.map(engineProblem),
  ];
  return (await Promise.all(sentences)).filter((sentence) => sentence !== null);
}

async function problem({ probe, wanted, mend }: Prerequisite): Promise<string | null> {
  const [command, ...rest] = probe;
  const { code } = await run(command, rest).catch(() => ({ code: 1 }));
  return code === 0 ? null : `Wanted: ${wanted}. It is not there. ${mend}`;
}

/** Nothing has been started by then, and everything is told at once. */
export async function requireAll(needs: Needs): Promise<void> {
  const sentences = await missing(needs);
  if (sentences.length > 0) throw new ToolFailure(sentences.join("\n"));
}
