import { z } from "zod";
import { canonicalDomain, domainSchema } from "@/lib/platform/address/address";

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
