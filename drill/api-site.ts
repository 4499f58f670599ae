import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { restApi } from "@/lib/faces/rest/answer-rest";
import { answerOpenApi } from "@/lib/faces/rest/openapi";
import { roles } from "@/lib/faces/rest/operation";
import { answersTo, unknownPath } from "@/lib/faces/rest/wrong-method";
import { answerScim } from "@/lib/faces/scim/answer-scim";

export interface ApiSite {
  url: string;
  close(): Promise<void>;
}

type Answer = (request: Request) => Response | Promise<Response>;

const apis: [string, Answer][] = [
  ...roles.map((role): [string, Answer] => [`/api/v1/${role}/`, restApi(role)]),
  ["/scim/v2/", answerScim],
];
const describing = answersTo({ GET: answerOpenApi });

function answerFor(request: Request): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/api/v1/openapi.json") {
    const answer: Answer = Object.hasOwn(describing, request.method)
      ? describing[request.method as keyof typeof describing]
      : unknownPath;
    return answer(request);
  }
  const [, api] = apis.find(([path]) => pathname.startsWith(path)) ?? [];
  return (api ?? unknownPath)(request);
}

/** The REST APIs and SCIM over HTTP on loopback, as the route files of `app` mount them, without Next around them. */
export async function serveApi(): Promise<ApiSite> {
  const listener = getRequestListener(answerFor, { overrideGlobalObjects: false });
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
