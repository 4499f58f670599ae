import { randomUUID } from "node:crypto";
import { createAdminGroup } from "@/lib/accounts/admin-group/create-admin-group";
import { adminCookieName } from "@/lib/credentials/admin-session/cookie";
import { createAdminSession } from "@/lib/credentials/admin-session/create-session";
import type { Context } from "@/lib/platform/db/context";
import { personGroup } from "@/lib/platform/db/schema";
import type { Delegation } from "@/lib/platform/permission";
import { getProvider } from "@/lib/providers/provider/queries";
import { createTestOpenIdProvider } from "@/lib/testing/fixtures";
import { keepSessions } from "@/lib/testing/keep-sessions";

/** Somebody who is a delegate by groups of a provider, one for each domain, and signed in. */
export async function signInDelegate(context: Context, delegated: readonly Delegation[]) {
  const provider = await createTestOpenIdProvider(context);
  const { issuer } = await getProvider(context.db, provider.id);
  const person = { identityProviderId: provider.id, issuer, subject: randomUUID() };
  for (const { domain, permissions } of delegated) {
    const group = `/delegates of ${domain}`;
    await createAdminGroup(context, {
      provider: provider.slug,
      group,
      role: "delegate",
      domains: [domain],
      permissions: [...permissions],
    });
    await context.db.insert(personGroup).values({ ...person, groupName: group, source: "directory" });
  }
  const token = await createAdminSession(context.db, {
    role: "domain-admin",
    person: { ...person, personName: "dele", providerSessionId: null, authenticatedAt: new Date() },
  });
  await keepSessions(context);
  return { token, person, provider: provider.slug, cookies: { [adminCookieName("domain-admin")]: token } };
}
