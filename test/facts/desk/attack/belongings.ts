import type { TestDesk } from "../../../support/desk.ts";
import type { Project } from "./furnish.ts";

/** Every row of a project, straight from the file, whatever tables there are. */
export function belongingsOf(desk: TestDesk, project: Project): readonly string[] {
  const tables = desk.sql("select name from sqlite_schema where type = 'table' order by name");
  return tables.flatMap(({ name }) => rowsOf(desk, String(name), project));
}

function rowsOf(desk: TestDesk, table: string, project: Project): readonly string[] {
  const columns = desk
    .sql(`select name from pragma_table_info('${table}')`)
    .map(({ name }) => name);
  const whose = columns.includes("project_id")
    ? "project_id = $project"
    : "ticket_id in (select id from ticket where project_id = $project)";
  if (!columns.includes("project_id") && !columns.includes("ticket_id")) return [];
  const rows = desk.sql(`select * from ${table} where ${whose.replace("$project", "?")}`, project);
  return rows.map((row) => `${table} ${JSON.stringify(row)}`);
}
