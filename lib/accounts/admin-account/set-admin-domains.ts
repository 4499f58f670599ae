import { eq } from "drizzle-orm";
import { z } from "zod";
import { domainNames } from "@/lib/accounts/admin-account/fields";
import { adminsWithDomains } from "@/lib/accounts/admin-account/kept";
import { writeAdminDomains } from "@/lib/accounts/admin-account/write-admin-domains";
import { change } from "@/lib/catalogue/run";
import { endSessionsImpersonatedBy } from "@/lib/credentials/web-session/end-session";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { adminAccount } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const domainWords = words("admin.domains", {
  superadmin: "{login} is a superadmin and administers every domain.",
});

export const setAdminDomainsInput = z.strictObject({
  adminId: z.uuid(),
  expectedVersion,
  domains: domainNames,
});

/**
 * Gives a domain admin exactly these domains; what it may do follows with its next request, and mailboxes it has
 * open are closed. Superadmins only. Throws `not-found`, `invalid-input` for an unknown domain, `conflict` for a
 * superadmin, who has all, and for a stale `expectedVersion`.
 */
export const setAdminDomains = change(
  { ...adminsWithDomains, facts: ({ domains }) => ({ domains }) },
  {
    action: "admin-account.set-domains",
    input: setAdminDomainsInput,
    async work({ db }, before, { adminId, domains }) {
      if (before.role !== "domain-admin")
        throw new AppError("conflict", domainWords("superadmin", { login: before.login }));
      if (!differs({ domains: before.domains }, { domains })) return before;
      await writeAdminDomains(db, adminId, domains);
      // The account itself counts as changed, for editors of it.
      await db.update(adminAccount).set({ role: before.role }).where(eq(adminAccount.id, adminId));
      await endSessionsImpersonatedBy(db, adminId);
      return { ...before, domains };
    },
  },
);
