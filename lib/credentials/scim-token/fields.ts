import { z } from "zod";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { domainName } from "@/lib/platform/address/domain-name";
import { shortName } from "@/lib/platform/input/short-name";

/** What is said of a new SCIM token. */
export const scimTokenFields = fields("scim-token", {
  name: field(shortName.clone(), {
    label: "Name",
    hint: "The system that will use it, such as “Entra ID”.",
    option: { name: "name", value: "name", help: "what will use it, such as Entra ID" },
  }),
  /** Whom it may speak for; empty: everybody of the provider. */
  domains: field(z.array(domainName).max(100).default([]), {
    label: "Domains",
    hint: "The token can only create and change people with addresses in these domains, one per line. Leave empty for no limit.",
    option: { name: "domains", value: "list", help: "domains it is limited to, such as example.org" },
  }),
  expiresAt: field(z.date().nullable().default(null), {
    label: "Last day",
    hint: "The token works until the end of this day (UTC). Leave empty for no expiration.",
    words: { null: "none" },
    option: {
      name: "expires",
      value: "date",
      help: "expires on this date or at this time, such as 2027-01-31",
    },
  }),
});

export const scimTokenShapes = shapesOf(scimTokenFields);

/** What is recorded of a SCIM token besides. */
export const scimTokenOtherFields = fields("scim-token.recorded", {
  provider: field(z.string(), { label: "Identity provider" }),
});
