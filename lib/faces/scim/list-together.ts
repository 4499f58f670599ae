import type { ListQuery } from "@/lib/faces/scim/list-query";
import type { Document } from "@/lib/faces/scim/read-attributes";
import type { ScimCall } from "@/lib/faces/scim/scim-call";
import type { ScimResource } from "@/lib/faces/scim/scim-resource";

/** One page of several lists, one behind the other. */
export async function listTogether(
  lists: readonly Pick<ScimResource, "list">[],
  call: ScimCall,
  query: ListQuery,
): Promise<Document> {
  const found: unknown[] = [];
  let total = 0;
  for (const resource of lists) {
    const startIndex = Math.max(1, query.startIndex - total);
    const { totalResults, Resources } = await resource.list(call, {
      ...query,
      startIndex,
      count: query.count - found.length,
    });
    total += Number(totalResults);
    if (Array.isArray(Resources)) found.push(...Resources);
  }
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: total,
    itemsPerPage: found.length,
    startIndex: query.startIndex,
    Resources: found,
  };
}
