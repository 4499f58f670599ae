import type { ListQuery } from "@/lib/faces/scim/list-query";
import type { Projection } from "@/lib/faces/scim/projection";
import type { Document } from "@/lib/faces/scim/read-attributes";
import type { ScimCall } from "@/lib/faces/scim/scim-call";

/** A type of resource, as the protocol serves it. Bodies are JSON objects; the rest is each type's own to judge. */
export interface ScimResource {
  list(call: ScimCall, query: ListQuery): Promise<Document>;
  get(call: ScimCall, id: string, projection: Projection): Promise<Document>;
  create(call: ScimCall, body: Document): Promise<Document>;
  replace(call: ScimCall, id: string, body: Document): Promise<Document>;
  patch(call: ScimCall, id: string, body: Document): Promise<Document>;
  remove(call: ScimCall, id: string): Promise<void>;
}
