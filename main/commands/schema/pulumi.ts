import { packageSchema } from "../../../framework/pulumi/index.ts";
import { ownProvider } from "../../plugin/provider.ts";
import type { Run } from "../command.ts";

export const pulumiSchema: Run = async (_given, { terminal }) =>
  terminal.data(packageSchema(ownProvider(false)));
