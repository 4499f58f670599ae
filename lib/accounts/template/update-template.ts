import { eq } from "drizzle-orm";
import { z } from "zod";
import { nameTaken, templateName } from "@/lib/accounts/template/create-template";
import { templateFieldShapes } from "@/lib/accounts/template/fields";
import { templates } from "@/lib/accounts/template/kept";
import { change } from "@/lib/catalogue/run";
import { differs } from "@/lib/platform/audit/changes";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { template } from "@/lib/platform/db/schema";
import { withChanges } from "@/lib/platform/with-changes";

/**
 * Changes a template. Mailboxes take the new values when it is next applied to them (at a sign-in or a sync).
 * Superadmins only. Throws `not-found`, and `conflict` for a name in use or a stale `expectedVersion`.
 */
export const updateTemplate = change(templates, {
  action: "template.update",
  input: z
    .strictObject({ id: z.uuid(), expectedVersion, name: templateName.optional() })
    .extend(z.object(templateFieldShapes).partial().shape),
  async work({ db }, before, { id, expectedVersion: _, ...fields }) {
    const after = withChanges(before, fields);
    if (!differs(before, after)) return before;
    await db
      .update(template)
      .set(fields)
      .where(eq(template.id, id))
      .catch((error: unknown) => nameTaken(error, after.name));
    return after;
  },
});
