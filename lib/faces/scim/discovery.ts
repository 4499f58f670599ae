import { defaultPage, largestPage } from "@/lib/faces/scim/list-query";
import type { Document } from "@/lib/faces/scim/read-attributes";
import {
  enterpriseSchema,
  groupSchema,
  type ResourceSchema,
  userSchema,
} from "@/lib/faces/scim/resource-schemas";
import { scimBaseUrl } from "@/lib/providers/settings/public-urls";

const core = "urn:ietf:params:scim:schemas:core:2.0";
const meta = (resourceType: string, path: string) => ({ resourceType, location: `${scimBaseUrl()}/${path}` });

/** What of the protocol is supported (RFC 7643, section 5; RFC 9865, 2.4). */
export const serviceProviderConfig = (): Document => ({
  schemas: [`${core}:ServiceProviderConfig`],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: largestPage },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  pagination: {
    cursor: true,
    index: true,
    defaultPaginationMethod: "index",
    defaultPageSize: defaultPage,
    maxPageSize: largestPage,
  },
  authenticationSchemes: [
    {
      type: "oauthbearertoken",
      name: "SCIM token",
      description: "A token of the identity provider, sent as Authorization: Bearer.",
      specUri: "https://www.rfc-editor.org/info/rfc6750",
      primary: true,
    },
  ],
  meta: meta("ServiceProviderConfig", "ServiceProviderConfig"),
});

const schemaDocument = ({ id, name, description, attributes }: ResourceSchema): Document => ({
  schemas: [`${core}:Schema`],
  id,
  name,
  description,
  attributes,
  meta: meta("Schema", `Schemas/${id}`),
});

const resourceType = (
  { id: schema, name, description }: ResourceSchema,
  extensions: readonly ResourceSchema[],
): Document => ({
  schemas: [`${core}:ResourceType`],
  id: name,
  name,
  description,
  endpoint: `/${name}s`,
  schema,
  ...(extensions.length === 0
    ? {}
    : { schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })) }),
  meta: meta("ResourceType", `ResourceTypes/${name}`),
});

/** The schemas and types of what is served here (RFC 7643, sections 6 and 7). */
export const schemas = (): Document[] => [userSchema, enterpriseSchema, groupSchema].map(schemaDocument);
export const resourceTypes = (): Document[] => [
  resourceType(userSchema, [enterpriseSchema]),
  resourceType(groupSchema, []),
];

/** All of a list at once. */
export const wholeList = (resources: readonly Document[]): Document => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
});
