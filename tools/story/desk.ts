/** The desk seen from outside: plain HTTP, none of our own client. */

export interface RawDesk {
  get(path: string): Promise<Readonly<Record<string, unknown>>>;
  post(path: string, body?: object): Promise<Readonly<Record<string, unknown>>>;
  put(path: string, body: object): Promise<Readonly<Record<string, unknown>>>;
}

export function rawDesk(endpoint: string, token: string): RawDesk {
  async function send(method: string, path: string, body?: object) {
    const response = await fetch(`${endpoint}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return record(JSON.parse(text));
  }
  return {
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body),
    put: (path, body) => send("PUT", path, body),
  };
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new Error("an object was expected");
  return Object.fromEntries(Object.entries(value));
}

export function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw new Error("a list was expected");
  return value.map(record);
}
