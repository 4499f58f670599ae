import { z } from "zod";
import { canonicalDomain, domainSchema } from "@/lib/platform/address/address";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const domainWords = words("address.domain", { invalid: "must be a domain name, such as example.org" });
const notADomain = message(domainWords("invalid"));

/** A domain name, brought to canonical form (lower case, IDNA ASCII). */
export const domainName = z
  .string()
  .meta(domainSchema)
  .transform((text, check) => {
    const name = canonicalDomain(text);
    if (name) return name;
    check.addIssue(notADomain);
    return z.NEVER;
  });
