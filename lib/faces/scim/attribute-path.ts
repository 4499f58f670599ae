import { enterpriseUser } from "@/lib/directory/scim-user/pushed-person";
import { type Attribute, attributeNamed, complex, reference, text } from "@/lib/faces/scim/attribute";
import type { ResourceName } from "@/lib/faces/scim/meta";
import { enterpriseSchema, groupSchema, userSchema } from "@/lib/faces/scim/resource-schemas";

const readOnly = { mutability: "readOnly", returned: "default", caseExact: true } as const;

/** The attributes that every resource has (RFC 7643, 3.1). */
const common: readonly Attribute[] = [
  text("id", "The id here.", { ...readOnly, returned: "always" }),
  text("externalId", "The id at the provider.", { caseExact: true }),
  reference("schemas", "The schemas.", { ...readOnly, multiValued: true, returned: "always" }),
  complex(
    "meta",
    "When and where it is.",
    [
      text("resourceType", "The type.", readOnly),
      text("created", "When it was created.", readOnly),
      text("lastModified", "When it was changed.", readOnly),
      reference("location", "Where it is.", readOnly),
      text("version", "Its version.", readOnly),
    ],
    readOnly,
  ),
];

const extension = complex(enterpriseUser, enterpriseSchema.description, enterpriseSchema.attributes);

/** All attributes of a type of resource; an extension is one that holds its own. */
export const attributesOf: Record<ResourceName, readonly Attribute[]> = {
  User: [...common, ...userSchema.attributes, extension],
  Group: [...common, ...groupSchema.attributes],
};

const coreSchema: Record<ResourceName, string> = { User: userSchema.id, Group: groupSchema.id };

/** An attribute of a resource, and those that it is within. */
export type AttributePath = readonly [Attribute, ...Attribute[]];

/** The words of a path after the schema that it begins with; null where it begins with another. */
function namesAfter(schema: string, path: string): string[] | null {
  const rest = path.slice(schema.length);
  const isIn = path.toLowerCase().startsWith(schema.toLowerCase()) && /^(?:[:.]|$)/.test(rest);
  return isIn ? rest.slice(1).split(".").filter(Boolean) : null;
}

/** The words of a path; the name of an extension is one of them, whatever dots and colons are in it. */
function namesIn(resource: ResourceName, path: string): string[] {
  const further = namesAfter(enterpriseUser, path);
  if (further) return [enterpriseUser, ...further];
  return namesAfter(coreSchema[resource], path) ?? path.split(".");
}

/** What a path such as `name.familyName`, or with a schema before it, leads to; null: nothing that we know. */
export function findAttribute(resource: ResourceName, path: string): AttributePath | null {
  const [first = "", ...inner] = namesIn(resource, path);
  const attribute = attributeNamed(attributesOf[resource], first);
  // Entra ID's `manager`: a name of the extension without it in front, where the resource itself has none of that name.
  const short = resource === "User" ? attributeNamed(enterpriseSchema.attributes, first) : undefined;
  if (!attribute && !short) return null;
  const found: [Attribute, ...Attribute[]] = attribute ? [attribute] : [extension];
  if (!attribute && short) found.push(short);
  for (const name of inner) {
    const next = attributeNamed(found.at(-1)?.subAttributes ?? [], name);
    if (!next) return null;
    found.push(next);
  }
  return found;
}
