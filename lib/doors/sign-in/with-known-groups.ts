import type { Handle } from "@/lib/platform/db/client";
import { claimsInUse } from "@/lib/providers/claims/template-choice";
import { groupsClaim } from "@/lib/providers/directory/person";
import { listGroups } from "@/lib/providers/group/queries";
import type { EnabledProvider } from "@/lib/providers/provider/queries";
import { type Claims, claimAt, isElsewhere } from "@/lib/providers/settings/claim-at";

/**
 * The claims with the groups that the person's provider keeps telling by its directory or by SCIM, where a template depends on
 * them and the token does not list any: many tokens never do, and a sign-in must not undo what a sync or a push has given.
 */
export async function withKnownGroups<Of extends Claims & { sub: string }>(
  db: Handle,
  provider: EnabledProvider,
  claims: Of,
): Promise<Of> {
  const isSilent = claimAt(claims, groupsClaim) === undefined && !isElsewhere(claims, groupsClaim);
  if (!isSilent || !claimsInUse(provider).includes(groupsClaim)) return claims;
  const person = { identityProviderId: provider.id, issuer: provider.issuer, subject: claims.sub };
  const told = (await listGroups(db, person)).filter(({ source }) => source !== "claims");
  if (told.length === 0) return claims;
  return { ...claims, [groupsClaim]: told.map(({ groupName }) => groupName) };
}
