import { type AppLink, lockAppLink } from "@/lib/accounts/app-link/queries";
import type { Kept, Recorded } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";

/** How links are recorded; superadmins make and change them. */
export const recordedLink: Recorded<{ id: string; name: string }> = {
  kind: "app-link",
  label: ({ name }) => name,
  authorise: requireSuperadmin,
};

/** How they are locked. */
export const appLinks: Kept<AppLink, { id: string }> = {
  ...recordedLink,
  lock: ({ db }, { id }) => lockAppLink(db, id),
};
