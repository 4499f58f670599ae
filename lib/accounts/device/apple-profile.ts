import { randomUUID } from "node:crypto";
import { build, type PlistValue } from "plist";
import type { ServerAddresses } from "@/lib/accounts/device/connection-settings";
import type { ClientProtocol } from "@/lib/platform/db/protocols";

export interface ProfileContent {
  mailboxId: string;
  address: string;
  displayName: string;
  /** The installation's name, by which the profile and its accounts are called. */
  organization: string;
  /** What the app password may be used for. */
  protocols: readonly ClientProtocol[];
  password: string;
  at: ServerAddresses;
}

/** Stable for each mailbox: a profile that is installed again replaces the one before, with its accounts. */
const identifierOf = ({ mailboxId, at }: ProfileContent, part?: string): string =>
  [...new URL(at.portalUrl).hostname.split(".").reverse(), "letterlock", mailboxId, part]
    .filter(Boolean)
    .join(".");

const payload = (content: ProfileContent, type: string, part?: string) => ({
  PayloadType: type,
  PayloadVersion: 1,
  PayloadIdentifier: identifierOf(content, part),
  PayloadUUID: randomUUID().toUpperCase(),
});

/** A mail account; `UseSSL` means TLS, which Apple Mail starts by STARTTLS at the port for submission. */
function mailAccount(content: ProfileContent): PlistValue {
  const { address, displayName, organization, password, at } = content;
  return {
    ...payload(content, "com.apple.mail.managed", "mail"),
    PayloadDisplayName: organization,
    EmailAccountDescription: organization,
    EmailAccountName: displayName || address,
    EmailAccountType: "EmailTypeIMAP",
    EmailAddress: address,
    IncomingMailServerAuthentication: "EmailAuthPassword",
    IncomingMailServerHostName: at.mailHost,
    IncomingMailServerPortNumber: at.ports.imaps,
    IncomingMailServerUseSSL: true,
    IncomingMailServerUsername: address,
    IncomingPassword: password,
    OutgoingMailServerAuthentication: "EmailAuthPassword",
    OutgoingMailServerHostName: at.mailHost,
    OutgoingMailServerPortNumber: at.ports.submission,
    OutgoingMailServerUseSSL: true,
    OutgoingMailServerUsername: address,
    OutgoingPasswordSameAsIncomingPassword: true,
  };
}

/** An account for calendars (`CalDAV`) or contacts (`CardDAV`); their keys differ by that name alone. */
function davAccount(content: ProfileContent, kind: "CalDAV" | "CardDAV"): PlistValue {
  const { address, organization, password, at } = content;
  const { protocol, hostname, port } = new URL(at.portalUrl);
  const isSecure = protocol === "https:";
  const settings = {
    AccountDescription: organization,
    HostName: hostname,
    Port: Number(port || (isSecure ? 443 : 80)),
    UseSSL: isSecure,
    PrincipalURL: `/SOGo/dav/${encodeURIComponent(address)}/`,
    Username: address,
    Password: password,
  };
  return {
    ...payload(content, `com.apple.${kind.toLowerCase()}.account`, kind.toLowerCase()),
    PayloadDisplayName: organization,
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`${kind}${name}`, value])),
  };
}

/**
 * A configuration profile for iPhone, iPad and Mac ("Configuration Profile Reference", Apple) as an XML property list: mail
 * by IMAP and SMTP, calendars and contacts, as far as the app password may be used for them.
 */
export function appleProfile(content: ProfileContent): string {
  const { protocols, organization, address } = content;
  const mail = protocols.includes("imap") && protocols.includes("smtp");
  const dav = protocols.includes("dav");
  return build({
    ...payload(content, "Configuration"),
    PayloadDisplayName: `${organization} (${address})`,
    PayloadDescription: address,
    PayloadOrganization: organization,
    PayloadContent: [
      ...(mail ? [mailAccount(content)] : []),
      ...(dav ? [davAccount(content, "CalDAV"), davAccount(content, "CardDAV")] : []),
    ],
  });
}
