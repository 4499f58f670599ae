import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { demoStack } from "../stack";
import { trustedRequest } from "../trusted-request";

/** A line to the demo's Keycloak on which the pages of people can be held up. */
export interface SlowLine {
  url: string;
  /** Holds up every page from now on. */
  hold(): void;
  /** Lets one held page through, and waits for it to be asked for. */
  letOneThrough(): Promise<void>;
  /** Lets all pages through, the held ones too. */
  release(): void;
}

const isPage = (url: string) => /\/users\?(.*&)?first=/.test(url);

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
}

/** Passes a request on to the real Keycloak, and its answer back. */
async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { authorization } = request.headers;
  const isPost = request.method === "POST";
  const answer = await trustedRequest({
    method: isPost ? "POST" : "GET",
    url: `${demoStack().keycloak.url}${request.url}`,
    ...(isPost ? { form: await bodyOf(request) } : {}),
    ...(authorization ? { headers: { authorization } } : {}),
  });
  const type = String(answer.headers["content-type"] ?? "application/json");
  response.writeHead(answer.status, { "content-type": type }).end(answer.body);
}

/** The demo's own Keycloak behind such a line, for the time of `work`: it cannot be slowed for one test alone. */
export async function withSlowLine(work: (line: SlowLine) => Promise<void>): Promise<void> {
  const held: (() => void)[] = [];
  const asked = new EventEmitter();
  let holds = false;
  const server = createServer((request, response) => {
    const answer = () => void passOn(request, response).catch(() => response.destroy());
    if (!holds || !isPage(request.url ?? "")) return answer();
    held.push(answer);
    asked.emit("page");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await work({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      hold: () => {
        holds = true;
      },
      letOneThrough: async () => {
        if (held.length === 0) await once(asked, "page");
        held.shift()?.();
      },
      release: () => {
        holds = false;
        for (const answer of held.splice(0)) answer();
      },
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
