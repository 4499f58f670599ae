import { eq } from "drizzle-orm";
import { z } from "zod";
import { appLinks } from "@/lib/accounts/app-link/kept";
import { change } from "@/lib/catalogue/run";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { appLink } from "@/lib/platform/db/schema";

/** Deletes a link. Superadmins only. Throws `not-found`, and `conflict` for a stale version. */
export const deleteAppLink = change(appLinks, {
  action: "app-link.delete",
  input: z.strictObject({ id: z.uuid(), expectedVersion }),
  async work({ db }, { id }) {
    await db.delete(appLink).where(eq(appLink.id, id));
    return null;
  },
});
