import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureEngine, findTerraform } from "../engines.ts";
import { root, run, ToolFailure } from "../run.ts";
import { type DeskAccess, deskEnvironment, type Shown, type StoryEngine } from "./engine.ts";

export const openTofuExample = "examples/opentofu-story/main.tf";

/** The example on OpenTofu, or on Terraform, with the provider from `dist`. */
export async function openTofuStory(
  engine: "opentofu" | "terraform",
  access: DeskAccess,
): Promise<StoryEngine> {
  const program = engine === "opentofu" ? await ensureEngine("opentofu") : await findTerraform();
  if (program === null)
    throw new ToolFailure("Terraform ≥ 1.11 is wanted on PATH; it is not there. Install it.");
  const folder = await mkdtemp(join(tmpdir(), "deskform-story-"));
  const example = join(folder, "main.tf");
  await cp(join(root, openTofuExample), example);
  await writeFile(join(folder, "settings.tfrc"), settings);
  const env = {
    ...deskEnvironment(access),
    TF_CLI_CONFIG_FILE: join(folder, "settings.tfrc"),
    TF_IN_AUTOMATION: "true",
    CHECKPOINT_DISABLE: "1",
    TF_VAR_db_root_password: access.secret,
  };
  const go = (...words: readonly string[]): Promise<Shown> =>
    run(program, [...words, "-no-color", "-input=false"], { cwd: folder, env });
  const edit = async (from: string, to: string): Promise<void> => {
    const text = await readFile(example, "utf8");
    if (!text.includes(from)) throw new Error(`the example does not contain ${from}`);
    await writeFile(example, text.replace(from, to));
  };
  return {
    name: engine === "opentofu" ? "OpenTofu" : "Terraform",
    plan: () => go("plan"),
    apply: () => go("apply", "-auto-approve"),
    settled: () => go("plan", "-detailed-exitcode"),
    destroy: () => go("destroy", "-auto-approve"),
    refuseConsent: () => edit("agreed = true", "agreed = false"),
    giveConsent: () => edit("agreed = false", "agreed = true"),
    nameWorkPlan: (workPlanHash) =>
      edit(
        '  decision            = "confirm"\n',
        `  decision            = "confirm"\n  work_plan_hash = "${workPlanHash}"\n  acknowledge_irreversible = true\n`,
      ),
    stored: () => readFile(join(folder, "terraform.tfstate"), "utf8"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const settings = `provider_installation {
  dev_overrides {
    "deskform/deskform" = "${join(root, "dist")}"
  }
  direct {}
}
`;
