import { queryOf, readListQuery, searchOf } from "@/lib/faces/scim/list-query";
import type { ResourceName } from "@/lib/faces/scim/meta";
import { notAllowed } from "@/lib/faces/scim/no-such-path";
import { project, readProjection } from "@/lib/faces/scim/projection";
import { type Document, isDocument } from "@/lib/faces/scim/read-attributes";
import { readBody, type ScimAnswer, type ScimCall } from "@/lib/faces/scim/scim-call";
import type { ScimResource } from "@/lib/faces/scim/scim-resource";

/** A type of resource with its name. */
export type Served = ScimResource & { name: ResourceName };

/** `/Users`: the list, and a new one. */
export async function answerAll(call: ScimCall, resource: Served): Promise<ScimAnswer> {
  const { request, url } = call;
  if (request.method === "GET") return { document: await resource.list(call, readListQuery(queryOf(url))) };
  if (request.method !== "POST") throw notAllowed("GET", "POST");
  const document = await resource.create(call, await readBody(request));
  return { status: 201, ...projected(resource, call, document) };
}

/** `/Users/.search` (RFC 7644, 3.4.3). */
export async function answerSearch(call: ScimCall, resource: Served): Promise<ScimAnswer> {
  const { request } = call;
  if (request.method !== "POST") throw notAllowed("POST");
  return { document: await resource.list(call, readListQuery(searchOf(await readBody(request)))) };
}

/** `/Users/{id}`. */
export async function answerOne(call: ScimCall, resource: Served, id: string): Promise<ScimAnswer> {
  const { request, url } = call;
  const show = (document: Document) => projected(resource, call, document);
  switch (request.method) {
    case "GET":
      return show(await resource.get(call, id, readProjection(queryOf(url))));
    case "PUT":
      return show(await resource.replace(call, id, await readBody(request)));
    case "PATCH":
      return show(await resource.patch(call, id, await readBody(request)));
    case "DELETE":
      await resource.remove(call, id);
      return { status: 204 };
    default:
      throw notAllowed("GET", "PUT", "PATCH", "DELETE");
  }
}

/** What of a resource is asked for, with its version and its place. */
function projected({ name }: Served, { url }: ScimCall, document: Document): ScimAnswer {
  const meta = isDocument(document.meta) ? document.meta : {};
  const headers = { etag: String(meta.version), location: String(meta.location) };
  return { document: project(name, document, readProjection(queryOf(url))), headers };
}
