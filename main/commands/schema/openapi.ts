import { openApi } from "../../../desk/http/openapi.ts";
import type { Run } from "../command.ts";

export const openApiSchema: Run = async (_given, { terminal }) => terminal.data(openApi());
