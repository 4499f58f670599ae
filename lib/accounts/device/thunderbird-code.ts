import type { ServerAddresses } from "@/lib/accounts/device/connection-settings";

/** The numbers of Thunderbird's "Export for Mobile" QR code, format 1, for what we have. */
const imap = 0;
const smtp = 0;
const security = { startTls: 2, tls: 3 };
const byPassword = 1;

interface CodeContent {
  address: string;
  displayName: string;
  password: string;
  at: ServerAddresses;
}

/**
 * The account as Thunderbird for Android reads it from a QR code (thunderbird-android, `feature/migration/qrcode/qr-code-format.md`),
 * with its password.
 */
export function thunderbirdCode({ address, displayName, password, at }: CodeContent): string {
  const incoming = [imap, at.mailHost, at.ports.imaps, security.tls, byPassword, address, address, password];
  const outgoing = [smtp, at.mailHost, at.ports.submission, security.startTls, byPassword, address, password];
  const identity = [address, displayName || address];
  return JSON.stringify([1, [1, 1], incoming, [[outgoing, identity]]]);
}
