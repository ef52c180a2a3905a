/** What stands at `/` as long as there is no console: where things are. */
export function frontPage(demo: boolean): string {
  const mode = demo
    ? "<p><strong>Demo mode:</strong> example data, and a clock that can be moved. Nothing here is real.</p>"
    : "";
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Deskform desk</title>
<h1>Deskform desk</h1>
${mode}
<ul>
<li>API: <code>/v1</code>, described by <a href="/openapi.json">/openapi.json</a></li>
<li>Health: <a href="/healthz">/healthz</a>, <a href="/readyz">/readyz</a>; metrics, with a token of the desk: <code>/metrics</code></li>
<li>From a terminal: <code>deskform ticket --help</code></li>
</ul>
</html>
`;
}
