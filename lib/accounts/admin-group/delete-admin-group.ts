import { eq } from "drizzle-orm";
import { z } from "zod";
import { adminGroups } from "@/lib/accounts/admin-group/kept";
import { change } from "@/lib/catalogue/run";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { adminGroup } from "@/lib/platform/db/schema";

/** Ends that a group's members administer; their sessions end with their next request. Superadmins only. Throws `not-found`, and `conflict` for a stale version. */
export const deleteAdminGroup = change(adminGroups, {
  action: "admin-group.delete",
  input: z.strictObject({ id: z.uuid(), expectedVersion }),
  async work({ db }, { id }) {
    await db.delete(adminGroup).where(eq(adminGroup.id, id));
    return null;
  },
});
