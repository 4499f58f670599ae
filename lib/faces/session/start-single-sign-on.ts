import type { SignInRefusal } from "@/lib/credentials/login-attempt/refusals";
import { authFor, newRecord } from "@/lib/faces/session/auth-js";
import { noteEarlyEnd } from "@/lib/faces/session/early-end";
import { failureAtStart } from "@/lib/faces/session/failed-exchange";
import { ownPath } from "@/lib/faces/session/next-path";
import { endOfAsking } from "@/lib/faces/session/provider-time";
import { pushedOrPlain } from "@/lib/faces/session/pushed-or-plain";
import { visitorAs } from "@/lib/faces/session/visitor";
import { databaseClient } from "@/lib/platform/db/client";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";

export type StartedSignOn = { started: true; url: string } | { started: false; reason: SignInRefusal };

/**
 * Begins a single sign-on: sets the check cookies and tells the provider's address to send the browser to. Call it
 * from a server action. `next` is where the person wants to go afterwards; `/home` decides otherwise. `asking` goes along to
 * the provider (OpenID Connect Core 1.0, 3.1.2.1).
 */
export async function startSingleSignOn(
  slug: string,
  next: string | null,
  asking: { prompt?: "select_account" | "login"; max_age?: "0"; login_hint?: string } = {},
): Promise<StartedSignOn> {
  const provider = await findProviderForSignIn(databaseClient().db, slug);
  if (!provider) {
    const { ip } = await visitorAs({ kind: "system", job: "single-sign-on" });
    return refuse({ door: "portal", provider: null, ip }, { reason: "provider-unknown", detail: null });
  }
  const visitor = await visitorAs({ kind: "identity-provider", id: provider.id, slug: provider.slug });
  const record = newRecord();
  const until = endOfAsking();
  let error: unknown;
  try {
    const { signIn } = authFor(provider, visitor, record, { isStart: true, until });
    const wanted = { redirect: false, redirectTo: ownPath(next) ?? "/home" };
    const url: string = await signIn(provider.slug, wanted, asking);
    if (!record.error) return { started: true, url: await pushedOrPlain(provider, url, until) };
    error = record.error;
  } catch (thrown) {
    error = record.error ?? thrown;
  }
  return refuse({ door: "portal", provider: slug, ip: visitor.ip }, failureAtStart(error), error);
}

const refuse = (...end: Parameters<typeof noteEarlyEnd>): StartedSignOn => ({
  started: false,
  reason: noteEarlyEnd(...end),
});
