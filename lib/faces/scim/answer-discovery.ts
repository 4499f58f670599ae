import { resourceTypes, schemas, serviceProviderConfig, wholeList } from "@/lib/faces/scim/discovery";
import { queryOf } from "@/lib/faces/scim/list-query";
import { notAllowed, notFound } from "@/lib/faces/scim/no-such-path";
import type { Document } from "@/lib/faces/scim/read-attributes";
import type { ScimAnswer, ScimCall } from "@/lib/faces/scim/scim-call";
import { ScimError } from "@/lib/faces/scim/scim-error";

/** What of the protocol is served here, and what is not. Throws a `ScimError` for all other paths. */
export function answerDiscovery({ request, url }: ScimCall, place: string, name?: string): ScimAnswer {
  if (place === "Me") throw new ScimError(501, "Tokens belong to providers, so /Me is nobody.");
  if (place === "Bulk") throw new ScimError(501, "Bulk operations aren't supported.");
  const found = discovery.get(place);
  if (!found) throw notFound();
  if (request.method !== "GET") throw notAllowed("GET");
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

function onlyOne(name: string | undefined): Document {
  if (name !== undefined) throw notFound();
  return serviceProviderConfig();
}

const discovery = new Map<string, (name: string | undefined) => Document>([
  ["ServiceProviderConfig", onlyOne],
  ["Schemas", namedOf(schemas)],
  ["ResourceTypes", namedOf(resourceTypes)],
]);
