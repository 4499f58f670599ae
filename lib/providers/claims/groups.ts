import { type Claims, claimAt, claimValues } from "@/lib/providers/settings/claim-at";

/** What the claims list as the person's groups, as it stands there; null where they do not say: there is no such claim, or it is announced elsewhere. */
export function claimedGroups(
  { groupsClaim }: { groupsClaim: string },
  claims: Claims,
): readonly unknown[] | null {
  return claimAt(claims, groupsClaim) === undefined ? null : claimValues(claims, groupsClaim);
}
