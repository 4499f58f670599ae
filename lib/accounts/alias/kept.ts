import { auditFacts } from "@/lib/accounts/alias/audit-facts";
import { requireAliasAccess } from "@/lib/accounts/alias/permission";
import { type Alias, lockAlias } from "@/lib/accounts/alias/queries";
import type { Kept } from "@/lib/catalogue/run";
import { requireDomainAdmin } from "@/lib/platform/actor";

/** How aliases are locked and recorded; whoever administers the alias's domain changes them. */
export const aliases: Kept<Alias, { id: string }> = {
  kind: "alias",
  label: ({ address }) => address,
  domainName: ({ domainName }) => domainName,
  facts: auditFacts,
  lock: ({ db }, { id }) => lockAlias(db, id),
  authoriseRow: (actor, { domainName }) => requireDomainAdmin(actor, domainName),
};

/** As `aliases`, for what the mailbox that has made one for itself may do as well. */
export const ownedAliases: typeof aliases = { ...aliases, authoriseRow: requireAliasAccess };
