import { clientProtocols } from "@/lib/db/protocols";
import type { AdminState, DirectoryState } from "@/lib/db/schema/mailbox";
import type { AccessFacts } from "@/lib/mailbox/access";

/*
 * The hot reads take the many flags of a mailbox as one number: a column costs the driver about a microsecond a row
 * on both sides, more than comparing the flags.
 */

const flags = ["webmail", "localPasswordAllowed", "domainActive", ...clientProtocols] as const;
const columns: Record<(typeof flags)[number], string> = {
  webmail: "mailbox.webmail",
  localPasswordAllowed: "mailbox.local_password_allowed",
  domainActive: "domain.active",
  imap: "mailbox.imap",
  pop3: "mailbox.pop3",
  smtp: "mailbox.smtp",
  sieve: "mailbox.sieve",
  dav: "mailbox.dav",
  eas: "mailbox.eas",
};

const sum = (names: readonly string[]): string =>
  names.map((name, bit) => `${name} * ${2 ** bit}`).join(" + ");

/** SQL for the four cells that `unpackFacts` reads; `mailbox` and `domain` must be joined. */
export const packedFactsColumns = [
  "mailbox.admin_state",
  "mailbox.directory_state",
  "mailbox.identity_provider_id",
  `(${sum(flags.map((flag) => columns[flag]))}) AS facts`,
].join(", ");

/** SQL for the protocol flags of `table` as one number. */
export const packedProtocolsColumn = (table: string): string =>
  `(${sum(clientProtocols.map((protocol) => `${table}.${protocol}`))}) AS protocols`;

/** The protocol flags from their number. */
export const unpackProtocols = (bits: number) =>
  Object.fromEntries(clientProtocols.map((protocol, bit) => [protocol, (bits & (1 << bit)) !== 0])) as Record<
    (typeof clientProtocols)[number],
    boolean
  >;

/** What the access decision needs, from the cells of `packedFactsColumns`. */
export function unpackFacts(cells: readonly unknown[]): AccessFacts {
  const [adminState, directoryState, identityProviderId, bits] = cells as [
    AdminState,
    DirectoryState,
    string | null,
    number,
  ];
  const flag = (name: (typeof flags)[number]) => (bits & (1 << flags.indexOf(name))) !== 0;
  return {
    adminState,
    directoryState,
    identityProviderId,
    domainActive: flag("domainActive"),
    localPasswordAllowed: flag("localPasswordAllowed"),
    webmail: flag("webmail"),
    ...unpackProtocols(bits >> flags.indexOf("imap")),
  };
}
