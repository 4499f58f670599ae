import { randomUUID } from "node:crypto";
import { problemAnswer } from "@/lib/faces/rest/problem";
import { unknownResource } from "@/lib/faces/rest/unknown-path";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const methodWords = words("rest.method", { use: "Use {methods} here." });

/** The methods that a route can answer; Node and Next know no others here. */
export const routeMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type RouteMethod = (typeof routeMethods)[number];

/** `Allow` of something with these methods (RFC 9110 10.2.1): HEAD comes with GET, OPTIONS is answered everywhere. */
function allowHeader(methods: readonly string[]): string {
  const all = methods.map((method) => method.toUpperCase());
  return routeMethods
    .filter((one) => one === "OPTIONS" || all.includes(one) || (one === "HEAD" && all.includes("GET")))
    .join(", ");
}

/** The answer to a method that is not among these (RFC 9110 15.5.6). */
export function methodNotAllowed(methods: readonly string[], requestId: string = randomUUID()): Response {
  const allow = allowHeader(methods);
  const error = new AppError("method-not-allowed", methodWords("use", { methods: allow }));
  return problemAnswer(error, { requestId, headers: { allow } });
}

/** The answer to OPTIONS (RFC 9110 9.3.7); it lets no foreign page in, since it has no CORS headers. */
export const optionsAnswer = (methods: readonly string[]): Response =>
  new Response(null, { status: 204, headers: { allow: allowHeader(methods), "cache-control": "no-store" } });

type Handler = (...given: never[]) => Response | Promise<Response>;
type Handlers<Own> = { [Method in RouteMethod]: Method extends keyof Own ? Own[Method] : () => Response };

/**
 * What a route file under `app/api` exports: its own handlers, and for every other method what RFC 9110 asks for, as a
 * problem document. Left to itself, Next answers with an empty body and a list of its own.
 */
export function answersTo<Own extends Partial<Record<RouteMethod, Handler>>>(own: Own): Handlers<Own> {
  const methods = Object.keys(own);
  const all = routeMethods.map((method) => {
    if (method === "HEAD" && own.GET) return [method, own.GET];
    if (method === "OPTIONS") return [method, () => optionsAnswer(methods)];
    return [method, () => methodNotAllowed(methods)];
  });
  return { ...Object.fromEntries(all), ...own };
}

/** The answer to whatever is asked at a path of `/api` that leads nowhere. */
export const unknownPath = (): Response => problemAnswer(unknownResource(), { requestId: randomUUID() });
