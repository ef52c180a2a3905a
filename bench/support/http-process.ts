/** HTTP and nothing else: bodies are read as the desk reads them, and an answer of the desk goes back. */
import process from "node:process";
import fastify from "fastify";
import { parseStrictly, type ParsedJson } from "../../desk/http/json.ts";
import { readRequest } from "../../desk/http/read-request.ts";

const [answer = ""] = process.argv.slice(2);
const parsedAnswer: unknown = JSON.parse(answer);

const server = fastify({ routerOptions: { maxParamLength: 100 } });
server.removeAllContentTypeParsers();
server.addContentTypeParser("application/json", { parseAs: "buffer" }, (_, body, parsed) =>
  parsed(null, parseStrictly(Buffer.from(body))),
);
server.get("/healthz", () => ({ alive: true }));
server.put<{ Params: Record<string, string>; Body: ParsedJson }>(
  "/v1/projects/:project/tickets/by-key/:key",
  ({ params: parameters, query, body }, reply) => {
    const request = readRequest("putTicketByKey", { parameters, query, body, ifMatch: undefined });
    return reply.code(request.ok ? 201 : 500).send(parsedAnswer);
  },
);
const address = await server.listen({ host: "127.0.0.1", port: 0 });
console.log(JSON.stringify({ address, tokens: { customer: "none" } }));
process.once("SIGTERM", () => void server.close());
