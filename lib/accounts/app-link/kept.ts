import { type AppLink, lockAppLink } from "@/lib/accounts/app-link/queries";
import type { Kept } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";

/** How links are locked and recorded; superadmins change them. */
export const appLinks: Kept<AppLink, { id: string }> = {
  kind: "app-link",
  label: ({ name }) => name,
  authorise: requireSuperadmin,
  idOf: ({ id }) => id,
  lock: lockAppLink,
};
