import process from "node:process";

/**
 * A shell script that starts a module. It names Node by absolute path, since an engine starts it
 * with any PATH; `module` is a word of the shell. Compiled code is kept in the folder.
 */
export function launcher(module: string, cacheFolder: string): string {
  const settings = `NODE_COMPILE_CACHE=${quote(cacheFolder)}`;
  return `#!/bin/sh\n${settings} exec ${quote(process.execPath)} ${module} "$@"\n`;
}

/** As one word of the shell, whatever it holds. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
