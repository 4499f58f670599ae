import { findAttribute } from "@/lib/faces/scim/attribute-path";
import type { ResourceName } from "@/lib/faces/scim/meta";
import { type Document, isDocument } from "@/lib/faces/scim/read-attributes";

/** A resource that is to be sorted. */
export interface Candidate {
  id: string;
  key: string;
}

/** What has no value comes last, or first when descending (RFC 7644, 3.4.2.3). */
export function sort(met: Candidate[], descending: boolean): void {
  const way = descending ? -1 : 1;
  met.sort((a, b) => {
    if (a.key === b.key) return a.id < b.id ? -1 : 1;
    if (a.key === "" || b.key === "") return (a.key === "" ? 1 : -1) * way;
    return (a.key < b.key ? -1 : 1) * way;
  });
}

/** What a resource is sorted by: of a list its primary value, else its first. */
export function sortKey(resource: ResourceName, sortBy: string | null): (document: Document) => string {
  const path = sortBy === null ? null : findAttribute(resource, sortBy);
  return (document) => {
    let value: unknown = document;
    for (const { name } of path ?? []) {
      value = isDocument(value) ? value[name] : undefined;
      if (Array.isArray(value))
        value = value.find((one) => isDocument(one) && one.primary === true) ?? value[0];
    }
    if (isDocument(value)) value = value.value;
    return path && value !== undefined ? String(value).toLowerCase() : "";
  };
}
