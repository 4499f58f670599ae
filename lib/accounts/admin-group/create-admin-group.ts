import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { createAdminGroupInput } from "@/lib/accounts/admin-group/fields";
import { recordedGroup } from "@/lib/accounts/admin-group/kept";
import { requireFit, storedPermissions, writeGroupDomains } from "@/lib/accounts/admin-group/write-domains";
import { creation } from "@/lib/catalogue/run";
import type { Handle } from "@/lib/platform/db/client";
import { adminGroup } from "@/lib/platform/db/schema";
import { isDuplicate } from "@/lib/platform/db/transaction";
import { AppError, invalidInput } from "@/lib/platform/errors";
import { askMembers } from "@/lib/providers/group/ask-members";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { openIdSettingsOf } from "@/lib/providers/kinds/settings-of-kind";
import { findEnabledProvider, getProviderBySlug } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const creationWords = words("adminGroup.creation", {
  exists: "{group} of {provider} already has a role. Change or delete it.",
  noSignIn: "must be a provider that people can sign in with",
  limit:
    "There can be at most {count, plural, one {# administrator group} other {# administrator groups}} of a provider.",
});

/** Of one provider: its directory is asked for each. */
const mostAdminGroups = 100;

/**
 * Makes the members of a group of a provider administrators. Superadmins only. Throws `not-found` for an unknown provider,
 * `invalid-input` for a provider that nobody signs in with or domains that do not fit, `conflict` where the group has a role.
 */
export const createAdminGroup = creation(recordedGroup, {
  action: "admin-group.create",
  input: createAdminGroupInput,
  async prepare({ db }, { provider, group, ...granted }) {
    requireFit(granted);
    return membersOf(db, provider, group);
  },
  async work({ db }, { provider: slug, group, ...granted }, members) {
    const { role, domains, permissions, mayImpersonate } = granted;
    const provider = await getProviderBySlug(db, slug);
    if (!openIdSettingsOf(provider)) throw invalidInput({ provider: creationWords("noSignIn") });
    if ((await db.$count(adminGroup, eq(adminGroup.identityProviderId, provider.id))) >= mostAdminGroups)
      throw new AppError("limit-reached", creationWords("limit", { count: mostAdminGroups }));
    const id = uuidv7();
    await db
      .insert(adminGroup)
      .values({
        id,
        identityProviderId: provider.id,
        groupName: group,
        role,
        permissions: storedPermissions(role, permissions),
        mayImpersonate,
      })
      .catch((error: unknown) => {
        if (isDuplicate(error))
          throw new AppError("conflict", creationWords("exists", { group, provider: slug }));
        throw error;
      });
    await writeGroupDomains(db, id, domains);
    // Nobody has asked for this group so far, if it mattered to nothing else.
    const people = members.map((subject) => ({ subject, groups: [group] }));
    await replaceGroups(db, { provider, source: "directory", among: [group] }, people);
    return { id, provider: slug, group, ...granted };
  },
});

/** Whom the provider's directory names, if it can be asked: they administer from their next sign-in on. */
async function membersOf(db: Handle, slug: string, group: string): Promise<string[]> {
  const provider = await findEnabledProvider(db, slug);
  return (provider && (await askMembers(provider, group))) ?? [];
}
