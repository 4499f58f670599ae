import { z } from "zod";
import { canonicalDomain, domainSchema } from "@/lib/mailbox/address";

/** A domain name, brought to canonical form (lower case, IDNA ASCII). */
export const domainName = z
  .string()
  .meta(domainSchema)
  .transform((text, check) => {
    const name = canonicalDomain(text);
    if (name) return name;
    check.addIssue({ code: "custom", message: "must be a domain name, such as example.org" });
    return z.NEVER;
  });

const bytes = z
  .int("must be a whole number of bytes")
  .min(1, "must be at least 1")
  .max(Number.MAX_SAFE_INTEGER);

const count = z.int("must be a whole number").min(0, "must not be negative").max(2_147_483_647);

/** What an administrator may set on a domain; for the limits null means none. */
export const domainFieldShapes = {
  active: z.boolean(),
  maxMailboxes: count.nullable(),
  maxAliases: count.nullable(),
  maxQuotaBytes: bytes.nullable(),
  totalQuotaBytes: bytes.nullable(),
  defaultTemplateId: z.uuid().nullable(),
  identityProviderId: z.uuid().nullable(),
};
