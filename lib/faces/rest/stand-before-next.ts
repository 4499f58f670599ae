import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { problemAnswer } from "@/lib/faces/rest/problem";
import { invalidPath } from "@/lib/faces/rest/unknown-path";
import { methodNotAllowed, optionsAnswer, routeMethods } from "@/lib/faces/rest/wrong-method";

/** Where Node names a server with each request, before it calls the server's listeners. */
const requestStarts = "http.server.request.start";

/**
 * Answers in words, as nginx does, what Next breaks off at with 500 before any of our code runs: TRACE, methods that no
 * route has, and a path that is no UTF-8. To be called once, when web starts.
 */
export function standBeforeNext(): void {
  const known = new WeakSet<Server>();
  subscribe(requestStarts, (message) => {
    const { server } = message as { server: Server };
    if (known.has(server)) return;
    known.add(server);
    const listeners = server.listeners("request") as RequestListener[];
    server.removeAllListeners("request").on("request", async (request, response) => {
      const answer = answerTo(request);
      if (answer) return send(answer, request, response);
      for (const listener of listeners) listener.call(server, request, response);
    });
  });
}

function answerTo({ method = "", url = "" }: IncomingMessage): Response | null {
  if (url === "*" && method === "OPTIONS") return optionsAnswer(routeMethods);
  const path = pathOf(url);
  if (path === null) {
    return problemAnswer(invalidPath(), { requestId: randomUUID() });
  }
  const isKnown = routeMethods.some((one) => one === method);
  return method === "TRACE" || (/^\/(api|scim)\//.test(path) && !isKnown)
    ? methodNotAllowed(routeMethods)
    : null;
}

/** The path of a request's target (RFC 9112 3.2), with its %XX read; null where they are no UTF-8, or it is no path. */
function pathOf(target: string): string | null {
  const [path = ""] = target.split("?");
  const isPath = path.startsWith("/") || URL.canParse(path);
  try {
    return isPath ? decodeURIComponent(path) : null;
  } catch {
    return null;
  }
}

async function send(answer: Response, { method }: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(method === "HEAD" ? undefined : body);
}
