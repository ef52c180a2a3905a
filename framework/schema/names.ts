/** Declared names as each engine writes them. */

/** `serverId` → `server_id`, `SupportRequest` → `support_request`. */
export function snakeCase(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, "_$1").toLowerCase();
}

/** A description names fields as declared, in backticks; here it names them in snake case. */
export function inSnakeCase(description: string): string {
  return description.replace(/`[a-z]+[A-Z]\w*`/g, (name) => snakeCase(name));
}

/** `server_id` → `serverId`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `deskform`, `SupportRequest` → `deskform_support_request`. */
export function terraformType(provider: string, name: string): string {
  return `${provider}_${snakeCase(name)}`;
}

/** `deskform`, `SupportRequest` → `deskform:index:SupportRequest`. */
export function pulumiToken(provider: string, name: string): string {
  return `${provider}:index:${name}`;
}
