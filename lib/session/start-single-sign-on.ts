import { databaseClient } from "@/lib/db/client";
import { findProviderForSignIn } from "@/lib/identity-provider/queries";
import { logger } from "@/lib/log";
import type { SignInRefusal } from "@/lib/login-attempt/refusals";
import { authFor, newRecord } from "@/lib/session/auth-js";
import { ownPath } from "@/lib/session/next-path";
import { visitorAs } from "@/lib/session/visitor";

export type StartedSignOn = { started: true; url: string } | { started: false; reason: SignInRefusal };

/**
 * Begins a single sign-on: sets the check cookies and tells the provider's address to send the browser to. Call it
 * from a server action. `next` is where the person wants to go afterwards; `/home` decides otherwise. `asking` goes along to
 * the provider (OpenID Connect Core 1.0, 3.1.2.1).
 */
export async function startSingleSignOn(
  slug: string,
  next: string | null,
  asking: { prompt?: "select_account" | "login" } = {},
): Promise<StartedSignOn> {
  const provider = await findProviderForSignIn(databaseClient().db, slug);
  if (!provider) return { started: false, reason: "provider-unknown" };
  const visitor = await visitorAs({ kind: "identity-provider", id: provider.id, slug: provider.slug });
  const record = newRecord();
  let failure: unknown = null;
  try {
    const { signIn } = authFor(provider, visitor, record, "start");
    const wanted = { redirect: false, redirectTo: ownPath(next) ?? "/home" };
    const url: string = await signIn(provider.slug, wanted, asking);
    if (!record.error) return { started: true, url };
    failure = record.error;
  } catch (error) {
    failure = error;
  }
  logger("sign-in").error({ error: failure, provider: slug }, "single sign-on could not be started");
  return { started: false, reason: "provider-unavailable" };
}
