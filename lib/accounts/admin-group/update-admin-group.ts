import { eq } from "drizzle-orm";
import { z } from "zod";
import { updateAdminGroupInput } from "@/lib/accounts/admin-group/fields";
import { adminGroups } from "@/lib/accounts/admin-group/kept";
import { requireFit, storedPermissions, writeGroupDomains } from "@/lib/accounts/admin-group/write-domains";
import { change } from "@/lib/catalogue/run";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { adminGroup } from "@/lib/platform/db/schema";
import { withChanges } from "@/lib/platform/with-changes";

/**
 * Changes what a group's members administer, which holds from their next request. A superadmin has no domains of its own, and
 * only a delegate has permissions, but never to impersonate anybody.
 * Superadmins only. Throws `not-found`, `invalid-input` for domains that do not fit, `conflict` for a stale version.
 */
export const updateAdminGroup = change(adminGroups, {
  action: "admin-group.update",
  input: updateAdminGroupInput.extend({ id: z.uuid(), expectedVersion }),
  async work({ db }, before, { id, expectedVersion: _, ...given }) {
    const after = withChanges(before, given);
    if (given.role === "superadmin" && given.domains === undefined) after.domains = [];
    if (after.role !== "delegate" && given.permissions === undefined) after.permissions = [];
    if (after.role === "delegate" && given.mayImpersonate === undefined) after.mayImpersonate = false;
    requireFit(after);
    if (!differs({ ...before }, { ...after })) return before;
    await db
      .update(adminGroup)
      .set({
        role: after.role,
        permissions: storedPermissions(after.role, after.permissions),
        mayImpersonate: after.mayImpersonate,
      })
      .where(eq(adminGroup.id, id));
    await writeGroupDomains(db, id, after.domains);
    return after;
  },
});
