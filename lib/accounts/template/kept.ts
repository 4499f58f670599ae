import { lockTemplate, type Template } from "@/lib/accounts/template/queries";
import type { Kept, Recorded } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";

/** How templates are recorded; superadmins make and change them. */
export const recordedTemplate: Recorded<{ id: string; name: string }> = {
  kind: "template",
  label: ({ name }) => name,
  authorise: requireSuperadmin,
};

/** How they are locked. */
export const templates: Kept<Template, { id: string }> = {
  ...recordedTemplate,
  lock: ({ db }, { id }) => lockTemplate(db, id),
};
