import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import { type Alias, lockAlias } from "@/lib/accounts/alias/queries";
import type { Kept } from "@/lib/catalogue/run";
import { requireDomainAdmin } from "@/lib/platform/actor";

/** How aliases are locked and recorded; whoever administers the alias's domain changes them. */
export const aliases: Kept<Alias, { id: string }> = {
  kind: "alias",
  label: ({ address }) => address,
  domainName: ({ domainName }) => domainName,
  facts: auditFacts,
  idOf: ({ id }) => id,
  lock: lockAlias,
  authoriseRow: (actor, { domainName }) => requireDomainAdmin(actor, domainName),
};
