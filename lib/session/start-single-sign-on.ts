import { databaseClient } from "@/lib/db/client";
import { findProviderForSignIn } from "@/lib/identity-provider/queries";
import type { SignInRefusal } from "@/lib/login-attempt/refusals";
import { authFor, newRecord } from "@/lib/session/auth-js";
import { noteEarlyEnd } from "@/lib/session/early-end";
import { type Failure, failureOf } from "@/lib/session/failed-exchange";
import { ownPath } from "@/lib/session/next-path";
import { endOfAsking } from "@/lib/session/provider-time";
import { pushedOrPlain } from "@/lib/session/pushed-or-plain";
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
  if (!provider) {
    const { ip } = await visitorAs({ kind: "system", job: "single-sign-on" });
    return refuse({ provider: null, ip }, { reason: "provider-unknown", detail: null });
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
  return refuse({ provider: slug, ip: visitor.ip }, failureAtStart(error), error);
}

const refuse = (...end: Parameters<typeof noteEarlyEnd>): StartedSignOn => ({
  started: false,
  reason: noteEarlyEnd(...end),
});

/** Nothing has come that could be wrong in itself: what is not down does not fit what was set up. */
function failureAtStart(error: unknown): Failure {
  const { reason, detail } = failureOf(error);
  return { reason: reason === "provider-unavailable" ? reason : "provider-misconfigured", detail };
}
