import { consoleDoor } from "@/lib/credentials/login-attempt/visible-attempts";
import { consoleTarget } from "@/lib/faces/session/admin-path";
import { adminSignOn } from "@/lib/faces/session/admin-sign-on";
import { noteEarlyEnd } from "@/lib/faces/session/early-end";
import { failureAtStart } from "@/lib/faces/session/failed-exchange";
import { endOfAsking } from "@/lib/faces/session/provider-time";
import { pushedOrPlain } from "@/lib/faces/session/pushed-or-plain";
import type { StartedSignOn } from "@/lib/faces/session/start-single-sign-on";
import { visitorAs } from "@/lib/faces/session/visitor";
import { databaseClient } from "@/lib/platform/db/client";
import type { AdminRole } from "@/lib/platform/db/schema/admin-account";
import { findProviderForSignIn, type SignInProvider } from "@/lib/providers/provider/queries";
import { adminCallbackName } from "@/lib/providers/settings/public-urls";

interface Wanted {
  role: AdminRole;
  slug: string;
  /** The page of the role to go to in the end. */
  next: unknown;
  /** The provider asks the person again, whatever session it has there. */
  again?: boolean;
  /** What else the provider is to ask for. */
  prompt?: "select_account" | "login";
}

/**
 * Begins a sign-in to the console by a provider: sets the check cookies and tells the address to send the browser to. Call it from
 * a server action.
 */
export async function startAdminSignOn({ role, slug, next, ...wish }: Wanted): Promise<StartedSignOn> {
  const { ip } = await visitorAs({ kind: "system", job: "single-sign-on" });
  const provider = await findProviderForSignIn(databaseClient().db, slug);
  if (!provider) {
    const reason = noteEarlyEnd(
      { door: consoleDoor(role), provider: null, ip },
      { reason: "provider-unknown", detail: null },
    );
    return { started: false, reason };
  }
  const record: { error: Error | null } = { error: null };
  const until = endOfAsking();
  let error: unknown;
  try {
    const { signIn } = adminSignOn(provider, record, { isStart: true, until }, async () => false);
    const wanted = { redirect: false, redirectTo: consoleTarget(role, next) };
    const url: string = await signIn(adminCallbackName(slug), wanted, asking(provider, wish));
    if (!record.error) return { started: true, url: await pushedOrPlain(provider, url, until) };
    error = record.error;
  } catch (thrown) {
    error = record.error ?? thrown;
  }
  const place = { door: consoleDoor(role), provider: slug, ip };
  return { started: false, reason: noteEarlyEnd(place, failureAtStart(error), error) };
}

/** How strongly, and how lately, the person must authenticate (OpenID Connect Core 1.0, 3.1.2.1). */
function asking(
  { settings }: SignInProvider,
  { again = false, prompt = again ? "login" : undefined }: Pick<Wanted, "again" | "prompt">,
): Record<string, string> {
  const { acrValues, maxAgeMinutes } = settings.adminSignIn;
  const maxAge = again ? 0 : maxAgeMinutes && maxAgeMinutes * 60;
  return {
    ...(acrValues === undefined ? {} : { acr_values: acrValues }),
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
    ...(prompt === undefined ? {} : { prompt }),
  };
}
