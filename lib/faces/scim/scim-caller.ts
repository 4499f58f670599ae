import { resolveScimToken, type ScimCaller } from "@/lib/credentials/scim-token/resolve-scim-token";
import { limitStranger, TooManyRequests } from "@/lib/faces/rest/rate-limit";
import { ScimError } from "@/lib/faces/scim/scim-error";
import type { Handle } from "@/lib/platform/db/client";
import { processWide } from "@/lib/platform/process-wide";
import { WindowLimit } from "@/lib/platform/window-limit";

/** Requests a minute of one token, and process: a provider that pushes everybody is not slowed by it. */
const perToken = 6_000;

const limit = () => processWide("scim-limit", () => new WindowLimit(perToken, 60_000));

/**
 * Who pushes. Throws a `ScimError` 401 for no token and a wrong one, 403 for that of a provider that is disabled, and
 * `TooManyRequests`: strangers and guesses are counted as for the REST APIs, and never slow a right token.
 */
export async function requireScimCaller(
  db: Handle,
  request: Request,
  ip: string | null,
): Promise<ScimCaller> {
  const authorization = request.headers.get("authorization");
  const token = /^bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  const caller = token === undefined ? null : await resolveScimToken(db, token, ip);
  if (!caller) {
    await limitStranger(ip, authorization !== null);
    throw new ScimError(401, "Send a SCIM token of the identity provider (Authorization: Bearer lls_…).");
  }
  const waitMs = limit().take(caller.id);
  if (waitMs > 0) throw new TooManyRequests(Math.ceil(waitMs / 1_000));
  if (!caller.provider.enabled) throw new ScimError(403, "The identity provider is disabled.");
  return caller;
}
