import type { ServerAddresses } from "@/lib/accounts/device/connection-settings";
import { env } from "@/lib/platform/env";

/** Where mail apps connect to on this installation; the portal's host where no other mail host is set. */
export function serverAddresses(): ServerAddresses {
  const settings = env();
  return {
    portalUrl: settings.PORTAL_URL,
    mailHost: settings.MAIL_HOST ?? new URL(settings.PORTAL_URL).hostname,
    imapsPort: settings.MAIL_IMAPS_PORT,
    pop3sPort: settings.MAIL_POP3S_PORT,
    submissionPort: settings.MAIL_SUBMISSION_PORT,
    sievePort: settings.MAIL_SIEVE_PORT,
  };
}
