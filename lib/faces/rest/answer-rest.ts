import { randomUUID } from "node:crypto";
import { requireAllowed, requireReauthenticationFor } from "@/lib/faces/rest/caller";
import { downloadAnswer } from "@/lib/faces/rest/download";
import { entityTag } from "@/lib/faces/rest/entity-tag";
import { findOperation, methodsAt } from "@/lib/faces/rest/find-operation";
import { type Answer, noBody, type Operation, type Role } from "@/lib/faces/rest/operation";
import { nextLink } from "@/lib/faces/rest/page";
import { hasGoodCopy, preconditionOf } from "@/lib/faces/rest/precondition";
import { problemAnswer } from "@/lib/faces/rest/problem";
import { limitCaller, TooManyRequests } from "@/lib/faces/rest/rate-limit";
import { requireCaller } from "@/lib/faces/rest/require-caller";
import { methodNotAllowed, optionsAnswer } from "@/lib/faces/rest/wrong-method";
import { clientAddress } from "@/lib/faces/session/client-address";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";
import { readJson } from "@/lib/platform/http/json-body";
import { languageOf } from "@/lib/platform/reader/reader-language";

const maxBodyBytes = 1024 * 1024;

export const basePath = (role: Role): string => `/api/v1/${role}`;

/** The whole REST API of a role as one function; never throws. */
export const restApi =
  (role: Role) =>
  async (request: Request): Promise<Response> => {
    const requestId = randomUUID();
    try {
      return await answer(role, request, requestId);
    } catch (thrown) {
      const headers: Record<string, string> =
        thrown instanceof TooManyRequests ? { "retry-after": String(thrown.retryAfterSeconds) } : {};
      return problemAnswer(thrown, { requestId, headers, language: languageOf(request) });
    }
  };

async function answer(role: Role, request: Request, requestId: string): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.slice(basePath(role).length);
  // It says no more than the public OpenAPI document does.
  if (request.method === "OPTIONS") return optionsAnswer(methodsAt(role, path));
  const ip = clientAddress(request.headers.get("x-forwarded-for")) ?? null;
  const { db } = databaseClient();
  const caller = await requireCaller(db, role, request, ip);
  await limitCaller(caller.limitKey, ip);
  const found = findOperation(role, request.method, path);
  if ("allow" in found) return methodNotAllowed(found.allow, requestId);
  const { operation, params } = found;
  requireAllowed(caller, operation, request);
  const body = operation.body === noBody ? undefined : await readJson(request, maxBodyBytes);
  requireReauthenticationFor(caller, operation, body);
  const given = await operation.run({
    context: contextFor(caller.actor, {
      requestId,
      language: languageOf(request),
      ...(ip ? { ip } : {}),
    }),
    params,
    query: queryOf(url),
    body,
    ...preconditionOf(request, operation),
  });
  return success(operation, given, request, requestId);
}

/** A name that is there twice comes as a list, which no parameter takes. */
function queryOf({ searchParams }: URL): Record<string, string | string[]> {
  const names = new Set(searchParams.keys());
  const given = (name: string) => {
    const [value = "", ...more] = searchParams.getAll(name);
    return more.length === 0 ? value : [value, ...more];
  };
  return Object.fromEntries([...names].map((name) => [name, given(name)]));
}

function success(operation: Operation, given: Answer, request: Request, requestId: string): Response {
  const headers = new Headers({ "cache-control": "no-store", "x-request-id": requestId });
  if (given.version !== undefined) headers.set("etag", entityTag(given.version));
  if (operation.method === "get" && hasGoodCopy(request, given.version))
    return new Response(null, { status: 304, headers });
  if (given.download) return downloadAnswer(given.download, headers);
  if (!operation.answer) return new Response(null, { status: 204, headers });
  // Only what the operation promises goes out, so that no new column can leak.
  const body = operation.answer.parse(given.body);
  const link = nextLink(request, body);
  if (link) headers.set("link", link);
  return Response.json(body, { status: given.created ? 201 : (operation.status ?? 200), headers });
}
