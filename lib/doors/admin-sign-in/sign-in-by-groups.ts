import type { SignedOnPerson } from "@/lib/credentials/admin-session/create-session";
import { findGroupAuthority } from "@/lib/credentials/admin-session/group-authority";
import type { UnavailableReason } from "@/lib/credentials/login-attempt/refusals";
import { noteAdminSignIn } from "@/lib/doors/admin-sign-in/sign-in-admin";
import type { Context } from "@/lib/platform/db/context";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { inTransaction } from "@/lib/platform/db/transaction";
import { logger } from "@/lib/platform/log";
import { isAdminNetwork } from "@/lib/platform/settings/admin-network";
import { provenAddress } from "@/lib/providers/claims/claims";
import { claimedGroups } from "@/lib/providers/claims/groups";
import { forgetClaimedGroups } from "@/lib/providers/group/forget-claimed-groups";
import { replaceGroups } from "@/lib/providers/group/replace-groups";
import { clockToleranceOf, isSubject } from "@/lib/providers/openid/signed-token";
import type { SignInProvider } from "@/lib/providers/provider/queries";
import { type Claims, claimText } from "@/lib/providers/settings/claim-at";

export type GroupSignInRefusal = "network-not-allowed" | "not-an-administrator" | "step-up-missing";

/** The outcome of a single sign-on at the console; an outage is never a rejection. */
export type GroupSignInDecision =
  | { decision: "accepted"; person: SignedOnPerson }
  | { decision: "rejected"; reason: GroupSignInRefusal }
  | { decision: "unavailable"; reason: UnavailableReason };

interface SignedOn {
  role: AdminRole;
  provider: SignInProvider;
  /** Verified, with what userinfo has of the groups. */
  claims: Claims & { sub: string };
  /** Userinfo may have named the groups, and did not answer. */
  userinfoIsOut: boolean;
}

/**
 * Signs in somebody at the pages of one role by the groups that a provider says it is in. Nobody needs an account here. Who
 * comes in is known by issuer and subject; a name or address opens nothing.
 */
export async function signInByGroups(context: Context, signedOn: SignedOn): Promise<GroupSignInDecision> {
  let decision: GroupSignInDecision = { decision: "unavailable", reason: "unavailable" };
  try {
    decision = await decide(context, signedOn);
  } catch (error) {
    logger("sign-in").error({ error, requestId: context.requestId }, "an administrator's sign-in broke off");
  }
  const { role, provider, claims } = signedOn;
  const attempt = { role, login: nameOf(provider, claims), credential: "single-sign-on" };
  noteAdminSignIn(context, { ...attempt, providerSlug: provider.slug }, decision);
  return decision;
}

const refused = (reason: GroupSignInRefusal) => ({ decision: "rejected", reason }) as const;

async function decide(
  context: Context,
  { role, provider, claims, userinfoIsOut }: SignedOn,
): Promise<GroupSignInDecision> {
  if (!(await isAdminNetwork(context.db, role, context.ip))) return refused("network-not-allowed");
  if (!isSteppedUp(provider, claims)) return refused("step-up-missing");
  const person = personOf(provider, claims);
  const groups = claimedGroups(provider.settings, claims);
  if (!groups && userinfoIsOut) return { decision: "unavailable", reason: "provider-unavailable" };
  const authority = await inTransaction(context, async ({ db }) => {
    if (groups) await replaceGroups(db, { provider, source: "claims" }, [{ subject: claims.sub, groups }]);
    else await forgetClaimedGroups(db, person);
    return findGroupAuthority(db, role, person);
  });
  return authority ? { decision: "accepted", person } : refused("not-an-administrator");
}

/** Whether the provider asked in the way, and as lately, as it was told to (OpenID Connect Core 2, `acr` and `auth_time`). */
function isSteppedUp(provider: SignInProvider, { acr, auth_time: at }: Claims): boolean {
  const { acrValues, maxAgeMinutes } = provider.settings.adminSignIn;
  if (acrValues !== undefined && !acrValues.split(" ").some((value) => value === acr)) return false;
  if (maxAgeMinutes === undefined) return true;
  if (typeof at !== "number") return false;
  return Date.now() / 1_000 - at <= maxAgeMinutes * 60 + clockToleranceOf(provider);
}

function personOf(provider: SignInProvider, claims: Claims & { sub: string }): SignedOnPerson {
  const { sid, auth_time: at } = claims;
  return {
    identityProviderId: provider.id,
    issuer: provider.issuer,
    subject: claims.sub,
    personName: nameOf(provider, claims),
    providerSessionId: isSubject(sid) ? sid : null,
    authenticatedAt: typeof at === "number" && at > 0 ? new Date(Math.min(at * 1_000, Date.now())) : null,
  };
}

const plainName = /^[^\p{Cc}\p{Cs}]{1,320}$/u;

/** For the log and the audit log: a proven address, since people may choose the others, or else what the provider calls the person. */
function nameOf(provider: SignInProvider, claims: Claims & { sub: string }): string {
  const proven = provenAddress(provider, claims);
  if (proven.usable) return proven.address;
  const name = claimText(claims, "preferred_username");
  return name !== null && plainName.test(name) && !name.includes("@") ? name : claims.sub;
}
