import { eq } from "drizzle-orm";
import { z } from "zod";
import { appLinkShapes } from "@/lib/accounts/app-link/fields";
import { appLinks } from "@/lib/accounts/app-link/kept";
import { change } from "@/lib/catalogue/run";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { appLink } from "@/lib/platform/db/schema";
import { withChanges } from "@/lib/platform/with-changes";

/** Changes a link; what is left out stays. Superadmins only. Throws `not-found`, and `conflict` for a stale version. */
export const updateAppLink = change(appLinks, {
  action: "app-link.update",
  input: z.strictObject({ id: z.uuid(), expectedVersion }).extend(z.object(appLinkShapes).partial().shape),
  async work({ db }, before, { id, expectedVersion: _, ...fields }) {
    const after = withChanges(before, fields);
    if (differs(before, after)) await db.update(appLink).set(fields).where(eq(appLink.id, id));
    return after;
  },
});
