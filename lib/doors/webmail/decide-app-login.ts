import { decideAppPassword } from "@/lib/credentials/app-password/decide-app-password";
import { appPasswordDigest } from "@/lib/credentials/app-password/digest";
import { findLogin } from "@/lib/credentials/app-password/find-login";
import { readBasicCredentials } from "@/lib/doors/webmail/basic-credentials";
import { rejected, type WebmailDecision } from "@/lib/doors/webmail/decision";
import { databaseClient } from "@/lib/platform/db/client";
import type { ClientProtocol } from "@/lib/platform/db/protocols";

/**
 * CalDAV, CardDAV and ActiveSync: Basic with an app password, nothing else (design section 5). No hash is ever
 * computed here, so guessing costs the server one indexed read and teaches nothing by its time.
 */
export async function decideAppLogin(
  authorization: string | null,
  door: ClientProtocol,
  ip: string | null,
): Promise<WebmailDecision> {
  const credentials = readBasicCredentials(authorization);
  if (!credentials) return rejected("no-credentials");
  const { address, username, password } = credentials;
  if (address === null) return rejected("no-such-name", username);
  const login = await findLogin(databaseClient().pool, address, appPasswordDigest(password));
  if (!login) return rejected("unknown-mailbox", address);
  const access = decideAppPassword(login, door, ip);
  const { mailboxId, appPassword } = login;
  if (!access || !appPassword) return rejected("unknown-app-password", address, mailboxId);
  const named = { mailboxId, appPasswordName: appPassword.name };
  return access.allowed
    ? { decision: "accepted", address, ...named }
    : { decision: "rejected", reason: access.reason, username: address, ...named };
}
