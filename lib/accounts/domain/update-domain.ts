import { eq } from "drizzle-orm";
import { z } from "zod";
import { domainFieldShapes } from "@/lib/accounts/domain/fields";
import { domains } from "@/lib/accounts/domain/kept";
import { requireReferences } from "@/lib/accounts/domain/references";
import { change } from "@/lib/catalogue/run";
import { endSessionsOfDomain } from "@/lib/credentials/web-session/end-session";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { domain } from "@/lib/platform/db/schema";
import { withChanges } from "@/lib/platform/with-changes";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";

/**
 * Changes a domain. A limit below what is in use keeps what exists and refuses more. Switching it off ends the web
 * sessions of all its mailboxes and what they have open at the mail server. Superadmins only. Throws
 * `not-found` for an unknown domain, template or provider, and `conflict` for a stale `expectedVersion`.
 */
export const updateDomain = change(domains, {
  action: "domain.update",
  input: z
    .strictObject({ id: z.uuid(), expectedVersion })
    .extend(z.object(domainFieldShapes).partial().shape),
  async work({ db }, before, { id, expectedVersion: _, ...fields }) {
    await requireReferences(db, fields);
    const after = withChanges(before, fields);
    if (!differs(before, after)) return before;
    await db.update(domain).set(fields).where(eq(domain.id, id));
    if (before.active && !after.active) {
      await endSessionsOfDomain(db, id);
      await requestRevocation(db, { address: null, domainName: before.name, reason: "domain-switched-off" });
    }
    return after;
  },
});
