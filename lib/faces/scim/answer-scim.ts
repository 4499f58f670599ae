import { randomUUID } from "node:crypto";
import { answerDiscovery } from "@/lib/faces/scim/answer-discovery";
import { answerAll, answerOne, answerSearch, type Served } from "@/lib/faces/scim/answer-resource";
import { readListQuery, searchOf } from "@/lib/faces/scim/list-query";
import { listTogether } from "@/lib/faces/scim/list-together";
import { notAllowed, notFound } from "@/lib/faces/scim/no-such-path";
import { readBody, type ScimAnswer, type ScimCall } from "@/lib/faces/scim/scim-call";
import { requireScimCaller } from "@/lib/faces/scim/scim-caller";
import { badRequest, errorAnswer, scimMediaType } from "@/lib/faces/scim/scim-error";
import { scimGroups } from "@/lib/faces/scim/scim-groups";
import { scimUsers } from "@/lib/faces/scim/scim-users";
import { clientAddress } from "@/lib/faces/session/client-address";
import { databaseClient } from "@/lib/platform/db/client";
import { contextFor } from "@/lib/platform/db/context";

const basePath = "/scim/v2";

/** SCIM 2.0 for providers that push their people (RFC 7644) as one function; never throws. */
export async function answerScim(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    return written(await answer(request, requestId), requestId, request);
  } catch (thrown) {
    return errorAnswer(thrown, requestId);
  }
}

async function answer(request: Request, requestId: string): Promise<ScimAnswer> {
  const url = new URL(request.url);
  const { db } = databaseClient();
  const ip = clientAddress(request.headers.get("x-forwarded-for")) ?? null;
  const caller = await requireScimCaller(db, request, ip);
  const { id, slug } = caller.provider;
  const context = contextFor({ kind: "identity-provider", id, slug }, { requestId, ...(ip ? { ip } : {}) });
  return answerAt({ context: { ...context, db }, caller, request, url });
}

const resources = new Map<string, Served>([
  ["Users", { ...scimUsers, name: "User" }],
  ["Groups", { ...scimGroups, name: "Group" }],
]);

const search = ".search";

/** What stands at the path of a request. */
async function answerAt(call: ScimCall): Promise<ScimAnswer> {
  const [place = "", name, ...rest] = namesIn(call.url);
  if (rest.length > 0) throw notFound();
  const resource = resources.get(place);
  if (!resource)
    return place === search && name === undefined
      ? searchEverywhere(call)
      : answerDiscovery(call, place, name);
  if (name === undefined) return answerAll(call, resource);
  return name === search ? answerSearch(call, resource) : answerOne(call, resource, name);
}

/** The names of a path; what is no UTF-8 leads nowhere. */
function namesIn({ pathname }: URL): string[] {
  try {
    return pathname
      .slice(basePath.length + 1)
      .split("/")
      .map(decodeURIComponent);
  } catch {
    throw notFound();
  }
}

/** `/.search`: resources of all types that the token may see, Users first. */
async function searchEverywhere(call: ScimCall): Promise<ScimAnswer> {
  if (call.request.method !== "POST") throw notAllowed("POST");
  const query = readListQuery(searchOf(await readBody(call.request)));
  if (query.cursor !== null) throw badRequest("invalidCursor", "Search one type to page by a cursor.");
  const lists = call.caller.domains.length > 0 ? [scimUsers] : [scimUsers, scimGroups];
  return { document: await listTogether(lists, call, query) };
}

function written(
  { status = 200, document, headers }: ScimAnswer,
  requestId: string,
  request: Request,
): Response {
  const all = new Headers({ "cache-control": "no-store", "x-request-id": requestId, ...headers });
  if (!document) return new Response(null, { status, headers: all });
  all.set("content-type", scimMediaType);
  const isKnown = request.method === "GET" && request.headers.get("if-none-match") === headers?.etag;
  if (isKnown && headers?.etag) return new Response(null, { status: 304, headers: all });
  return new Response(JSON.stringify(document), { status, headers: all });
}
