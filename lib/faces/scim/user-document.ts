import { enterpriseUser, type PushedUser } from "@/lib/directory/scim-user/pushed-person";
import type { ScimUser } from "@/lib/directory/scim-user/queries";
import { metaOf } from "@/lib/faces/scim/meta";
import { isPlain, plainName } from "@/lib/faces/scim/plain-name";
import { type Document, isDocument, readAttributes } from "@/lib/faces/scim/read-attributes";
import { enterpriseSchema, userSchema } from "@/lib/faces/scim/resource-schemas";
import { badRequest } from "@/lib/faces/scim/scim-error";
import { scimBaseUrl } from "@/lib/providers/settings/public-urls";

/** All of a User must fit into this, in characters of JSON. */
const longestUser = 65_536;
const longestName = 320;
const longestId = 255;

const extensionOf = (document: Document): unknown =>
  Object.entries(document).find(([name]) => name.toLowerCase() === enterpriseUser.toLowerCase())?.[1];

/** The `externalId` that a document gives, or null; `otherwise` where it does not speak of it. Throws a `ScimError` for another type. */
export function externalIdOf(document: Document, otherwise: string | null = null): string | null {
  const value = Object.entries(document).find(([name]) => name.toLowerCase() === "externalid")?.[1];
  if (value === undefined) return otherwise;
  if (value === null || value === "") return null;
  if (!isPlain(value, longestId))
    throw badRequest(
      "invalidValue",
      "externalId must be a string of at most 255 characters, without control characters.",
    );
  return value;
}

/**
 * What a body says of a User, and `otherwise` what it does not speak of. Throws a `ScimError` for what is no User. `id`, `meta` and
 * `groups` in it say nothing.
 */
export function pushedUserOf(
  document: Document,
  otherwise: Pick<PushedUser, "active" | "externalId">,
): PushedUser {
  const { userName: named, active, ...core } = readAttributes(userSchema.attributes, document);
  const userName = plainName("userName", named, longestName);
  const extension = extensionOf(document);
  const enterprise = isDocument(extension) ? readAttributes(enterpriseSchema.attributes, extension) : {};
  const attributes = {
    ...core,
    ...(Object.keys(enterprise).length > 0 ? { [enterpriseUser]: enterprise } : {}),
  };
  if (JSON.stringify(attributes).length > longestUser)
    throw badRequest("invalidValue", "The user is too large.");
  return {
    userName,
    externalId: externalIdOf(document, otherwise.externalId),
    active: typeof active === "boolean" ? active : otherwise.active,
    attributes,
  };
}

/** A group that a User is in, as the User shows it. */
export interface ShownGroup {
  id: string;
  displayName: string;
}

/** A User as it is answered. */
export function showUser(user: ScimUser, groups: readonly ShownGroup[]): Document {
  const { id, externalId, userName, active, attributes } = user;
  return {
    schemas: [userSchema.id, ...(attributes[enterpriseUser] ? [enterpriseUser] : [])],
    id,
    ...(externalId === null ? {} : { externalId }),
    userName,
    active,
    ...attributes,
    ...(groups.length === 0
      ? {}
      : {
          groups: groups.map((group) => ({
            value: group.id,
            $ref: `${scimBaseUrl()}/Groups/${group.id}`,
            display: group.displayName,
          })),
        }),
    meta: metaOf("User", user),
  };
}
