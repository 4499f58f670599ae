import { endProviderSessions } from "@/lib/credentials/web-session/end-provider-sessions";
import { verifyLogoutToken } from "@/lib/doors/back-channel-logout/logout-token";
import { contextFor } from "@/lib/platform/db/context";
import { AppError, toAppError } from "@/lib/platform/errors";
import { readForm } from "@/lib/platform/http/form-body";
import { logger } from "@/lib/platform/log";
import { findProviderForSignIn } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const logoutWords = words("backChannelLogout", {
  oneToken: "The form must have exactly one field logout_token.",
});

/** A logout token has about 1 KiB. */
const maxBodyBytes = 16 * 1_024;
const headers = { "cache-control": "no-store" };

const failure = (status: number, error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status, headers });

const malformed = (description: string) => failure(400, "invalid_request", description);

/**
 * `POST /api/auth/backchannel-logout/SLUG`: a provider says that somebody's session there has ended (OpenID Connect
 * Back-Channel Logout 1.0, section 2.8). 200 when the portal sessions are ended, or none were left; 400 for a token that
 * is not valid, was taken before, or names one person's session beside another person; 503 in an outage, with nothing done.
 */
export async function answerLogout(request: Request, slug: string): Promise<Response> {
  let token: string;
  try {
    token = await readToken(request);
  } catch (error) {
    return malformed(toAppError(error).message);
  }
  try {
    return await endSessions(slug, token);
  } catch (error) {
    logger("back-channel-logout").error({ error, provider: slug }, "a logout broke off");
    return failure(503, "temporarily_unavailable", "The sessions could not be ended. Try again.");
  }
}

async function readToken(request: Request): Promise<string> {
  const form = await readForm(request, maxBodyBytes);
  const [token, ...more] = form.getAll("logout_token");
  if (token && more.length === 0) return token;
  throw new AppError("invalid-input", logoutWords("oneToken"));
}

async function endSessions(slug: string, token: string): Promise<Response> {
  const log = logger("back-channel-logout");
  const context = contextFor({ kind: "system", job: "back-channel-logout" });
  const provider = await findProviderForSignIn(context.db, slug);
  // An unknown provider is answered as a bad token is: nobody learns by it what providers there are.
  const refuse = (reason: string, detail?: string): Response => {
    log.warn({ provider: slug, reason, detail }, "logout token refused");
    return malformed("The logout token is not valid.");
  };
  if (!provider) return refuse("unknown provider");
  const verified = await verifyLogoutToken(token, provider);
  if (!verified.verified) return refuse(verified.reason, verified.detail);
  const { id: providerId } = provider;
  const outcome = await endProviderSessions(context, { providerId, ...verified.logout });
  if (outcome.ended === null) return refuse(outcome.reason);
  const { subject, sessionId } = verified.logout;
  log.info({ provider: slug, subject, sessionId, ended: outcome.ended }, "signed out at the provider");
  return new Response(null, { status: 200, headers });
}
