import { type Domain, lockDomain } from "@/lib/accounts/domain/queries";
import type { Kept, Recorded } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";

/** How domains are recorded; superadmins make and change them. */
export const recordedDomain: Recorded<{ id: string; name: string }> = {
  kind: "domain",
  label: ({ name }) => name,
  domainName: ({ name }) => name,
  authorise: requireSuperadmin,
};

/** How they are locked. */
export const domains: Kept<Domain, { id: string }> = {
  ...recordedDomain,
  lock: ({ db }, { id }) => lockDomain(db, id),
};
