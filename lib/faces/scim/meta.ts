import { entityTag } from "@/lib/faces/rest/entity-tag";
import { scimBaseUrl } from "@/lib/providers/settings/public-urls";

interface Kept {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  version: number;
}

export const resourceNames = ["User", "Group"] as const;
export type ResourceName = (typeof resourceNames)[number];

/** Where a resource is. */
export const locationOf = (name: ResourceName, id: string): string => `${scimBaseUrl()}/${name}s/${id}`;

/** The `meta` of a resource (RFC 7643, 3.1). */
export const metaOf = (name: ResourceName, { id, createdAt, updatedAt, version }: Kept) => ({
  resourceType: name,
  created: createdAt.toISOString(),
  lastModified: updatedAt.toISOString(),
  location: locationOf(name, id),
  version: entityTag(version),
});
