import { domainsOfAdmin, lockAdmin, requireAnotherSuperadmin } from "@/lib/accounts/admin-account/queries";
import type { Kept, Recorded } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";

type Admin = Awaited<ReturnType<typeof lockAdmin>>;
interface Named {
  adminId: string;
}

/** How administrators are recorded; superadmins make and change them. */
export const recordedAdmin: Recorded<{ id: string; login: string }> = {
  kind: "admin-account",
  label: ({ login }) => login,
  authorise: requireSuperadmin,
};

/** How they are locked. */
export const admins: Kept<Admin, Named> = {
  ...recordedAdmin,
  lock: ({ db }, { adminId }) => lockAdmin(db, adminId),
};

/** With the names of their domains. */
export const adminsWithDomains: Kept<Admin & { domains: string[] }, Named> = {
  ...recordedAdmin,
  async lock({ db }, { adminId }) {
    const row = await lockAdmin(db, adminId);
    return { ...row, domains: await domainsOfAdmin(db, adminId) };
  },
};

/** For what may take away the last active superadmin: all of them are locked first. Throws `conflict` for that one. */
export const sparingTheLast = <Row, Input extends Named>(
  kept: Kept<Row, Named>,
  takesAway: (input: Input) => boolean,
): Kept<Row, Input> => ({
  ...kept,
  async lock(tx, input) {
    if (takesAway(input)) await requireAnotherSuperadmin(tx.db, input.adminId);
    return kept.lock(tx, input);
  },
});
