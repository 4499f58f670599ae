import { randomUUID } from "node:crypto";
import { resourceTypes, schemas, serviceProviderConfig, wholeList } from "@/lib/faces/scim/discovery";
import { queryOf, readListQuery, searchOf } from "@/lib/faces/scim/list-query";
import { listTogether } from "@/lib/faces/scim/list-together";
import type { ResourceName } from "@/lib/faces/scim/meta";
import { project, readProjection } from "@/lib/faces/scim/projection";
import { type Document, isDocument } from "@/lib/faces/scim/read-attributes";
import { readBody, type ScimAnswer, type ScimCall } from "@/lib/faces/scim/scim-call";
import { requireScimCaller } from "@/lib/faces/scim/scim-caller";
import { badRequest, errorAnswer, ScimError, scimMediaType } from "@/lib/faces/scim/scim-error";
import { scimGroups } from "@/lib/faces/scim/scim-groups";
import type { ScimResource } from "@/lib/faces/scim/scim-resource";
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
  const call: ScimCall = { context: { ...context, db }, caller, request, url };
  const [place = "", name, ...rest] = namesIn(url);
  if (rest.length > 0) throw notFound();
  const resource = resources.get(place);
  if (resource) return name === undefined ? onAll(call, resource) : onOne(call, resource, name);
  if (place === ".search" && name === undefined) return searchEverywhere(call);
  return discovered(call, place, name);
}

/** `/.search`: resources of all types that the token may see, Users first. */
async function searchEverywhere(call: ScimCall): Promise<ScimAnswer> {
  if (call.request.method !== "POST") throw notAllowed();
  const query = readListQuery(searchOf(await readBody(call.request)));
  if (query.cursor !== null) throw badRequest("invalidCursor", "Search one type to page by a cursor.");
  const lists = call.caller.domains.length > 0 ? [scimUsers] : [scimUsers, scimGroups];
  return { document: await listTogether(lists, call, query) };
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

const resources = new Map<string, ScimResource & { name: ResourceName }>([
  ["Users", { ...scimUsers, name: "User" }],
  ["Groups", { ...scimGroups, name: "Group" }],
]);

const notFound = () => new ScimError(404, "There is nothing at this path.");
const notAllowed = () => new ScimError(405, "This path doesn't support this method.");

type Served = ScimResource & { name: ResourceName };

/** `/Users`: the list, and a new one. */
async function onAll(call: ScimCall, resource: Served): Promise<ScimAnswer> {
  const { request, url } = call;
  if (request.method === "GET") return { document: await resource.list(call, readListQuery(queryOf(url))) };
  if (request.method !== "POST") throw notAllowed();
  const document = await resource.create(call, await readBody(request));
  return { status: 201, ...projected(resource, call, document) };
}

/** `/Users/{id}`, and `/Users/.search`. */
async function onOne(call: ScimCall, resource: Served, id: string): Promise<ScimAnswer> {
  const { request } = call;
  if (id === ".search") {
    if (request.method !== "POST") throw notAllowed();
    return { document: await resource.list(call, readListQuery(searchOf(await readBody(request)))) };
  }
  switch (request.method) {
    case "GET":
      return projected(resource, call, await resource.get(call, id, readProjection(queryOf(call.url))));
    case "PUT":
      return projected(resource, call, await resource.replace(call, id, await readBody(request)));
    case "PATCH":
      return projected(resource, call, await resource.patch(call, id, await readBody(request)));
    case "DELETE":
      await resource.remove(call, id);
      return { status: 204 };
    default:
      throw notAllowed();
  }
}

/** What of a resource is asked for, with its version and its place. */
function projected({ name }: Served, { url }: ScimCall, document: Document): ScimAnswer {
  const meta = isDocument(document.meta) ? document.meta : {};
  const headers = { etag: String(meta.version), location: String(meta.location) };
  return { document: project(name, document, readProjection(queryOf(url))), headers };
}

/** What of the protocol is served here, and what is not. */
function discovered({ request, url }: ScimCall, place: string, name: string | undefined): ScimAnswer {
  if (place === "Me") throw new ScimError(501, "Tokens belong to providers, so /Me is nobody.");
  if (place === "Bulk") throw new ScimError(501, "Bulk operations aren't supported.");
  const found = discovery.get(place);
  if (!found) throw notFound();
  if (request.method !== "GET") throw notAllowed();
  if (queryOf(url).filter !== undefined) throw new ScimError(403, "Discovery can't be filtered.");
  return { document: found(name) };
}

const namedOf =
  (list: () => Document[]) =>
  (name: string | undefined): Document => {
    if (name === undefined) return wholeList(list());
    const one = list().find(({ id }) => id === name);
    if (!one) throw notFound();
    return one;
  };

const discovery = new Map<string, (name: string | undefined) => Document>([
  [
    "ServiceProviderConfig",
    (name) => {
      if (name !== undefined) throw notFound();
      return serviceProviderConfig();
    },
  ],
  ["Schemas", namedOf(schemas)],
  ["ResourceTypes", namedOf(resourceTypes)],
]);

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
