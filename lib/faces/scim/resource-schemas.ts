import { enterpriseUser } from "@/lib/directory/scim-user/pushed-person";
import { type Attribute, complex, flag, list, reference, text } from "@/lib/faces/scim/attribute";

/** A schema of resources (RFC 7643, section 7). */
export interface ResourceSchema {
  id: string;
  name: string;
  description: string;
  attributes: readonly Attribute[];
}

const readOnly = { mutability: "readOnly" } as const;

/** RFC 7643, 4.1; without what is no use to a mail server, and without `password`, which is never taken. */
export const userSchema: ResourceSchema = {
  id: "urn:ietf:params:scim:schemas:core:2.0:User",
  name: "User",
  description: "A person of the identity provider.",
  attributes: [
    text("userName", "Name that is unique at the provider.", { required: true, uniqueness: "server" }),
    complex("name", "The parts of the person's name.", [
      text("formatted", "The full name."),
      text("familyName", "The family name."),
      text("givenName", "The given name."),
      text("middleName", "The middle names."),
      text("honorificPrefix", "Titles before the name."),
      text("honorificSuffix", "Titles after the name."),
    ]),
    text("displayName", "The name as it is shown."),
    text("nickName", "The casual name."),
    reference("profileUrl", "The person's page.", { referenceTypes: ["external"], caseExact: true }),
    text("title", "The job title."),
    text("userType", "How the person is related to the organization."),
    text("preferredLanguage", "The preferred language."),
    text("locale", "The locale for formats."),
    text("timezone", "The time zone."),
    // A User always has it: one that says nothing of it is active.
    flag("active", "Whether the person may use their mailbox.", { required: true }),
    list("emails", "Email addresses. The primary one is the mailbox's."),
    list("phoneNumbers", "Telephone numbers."),
    complex(
      "addresses",
      "Postal addresses.",
      [
        text("formatted", "The whole address."),
        text("streetAddress", "Street and number."),
        text("locality", "The city."),
        text("region", "The state or region."),
        text("postalCode", "The postal code."),
        text("country", "The country."),
        text("type", "What it is for, such as work."),
        flag("primary", "Whether it is the preferred one."),
      ],
      { multiValued: true },
    ),
    complex(
      "groups",
      "The groups that the person is in.",
      [
        text("value", "The group's id.", readOnly),
        reference("$ref", "The group.", { referenceTypes: ["Group"], caseExact: true, ...readOnly }),
        text("display", "The group's name.", readOnly),
      ],
      { multiValued: true, ...readOnly },
    ),
    list("entitlements", "What the person is entitled to."),
    list("roles", "The person's roles."),
  ],
};

/** RFC 7643, 4.3. */
export const enterpriseSchema: ResourceSchema = {
  id: enterpriseUser,
  name: "EnterpriseUser",
  description: "What an organization knows of a person.",
  attributes: [
    text("employeeNumber", "The number of the employee."),
    text("costCenter", "The cost center."),
    text("organization", "The organization."),
    text("division", "The division."),
    text("department", "The department."),
    complex("manager", "The person's manager.", [
      text("value", "The manager's id."),
      reference("$ref", "The manager.", { referenceTypes: ["User"], caseExact: true }),
      text("displayName", "The manager's name.", readOnly),
    ]),
  ],
};

/** RFC 7643, 4.2. */
export const groupSchema: ResourceSchema = {
  id: "urn:ietf:params:scim:schemas:core:2.0:Group",
  name: "Group",
  description: "A group of people of the identity provider.",
  attributes: [
    text("displayName", "The group's name.", { required: true, uniqueness: "server" }),
    complex(
      "members",
      "The people in the group.",
      [
        text("value", "The person's id here.", { mutability: "immutable", caseExact: true }),
        reference("$ref", "The person.", {
          referenceTypes: ["User"],
          caseExact: true,
          mutability: "immutable",
        }),
        text("type", "Always User.", { mutability: "immutable", canonicalValues: ["User"] }),
      ],
      { multiValued: true },
    ),
  ],
};
