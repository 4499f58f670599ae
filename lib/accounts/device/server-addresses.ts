import type { ServerAddresses } from "@/lib/accounts/device/connection-settings";
import { env } from "@/lib/platform/env";
import { mailPortNames, mailPortVariable } from "@/lib/platform/env-variables";

/** Where mail apps connect to on this installation; the portal's host where no other mail host is set. */
export function serverAddresses(): ServerAddresses {
  const settings = env();
  const ports = mailPortNames.map((name) => [name, settings[mailPortVariable(name)]]);
  return {
    portalUrl: settings.PORTAL_URL,
    mailHost: settings.MAIL_HOST ?? new URL(settings.PORTAL_URL).hostname,
    ports: Object.fromEntries(ports) as ServerAddresses["ports"],
  };
}
