import { type ClientProtocol, clientProtocols } from "@/lib/db/protocols";
import type { AdminState, DirectoryState } from "@/lib/db/schema/mailbox";
import type { AccessFacts } from "@/lib/mailbox/access";

/*
 * The hot reads take the many flags of a mailbox as one number: a column costs the driver about a microsecond a row
 * on both sides, more than comparing the flags.
 */

const flags = [
  "webmail",
  "localPasswordAllowed",
  "hasSecondFactor",
  "requireSecondFactor",
  "domainActive",
  "directoryReceives",
  "mailPasswordAllowed",
  ...clientProtocols,
] as const;
const columns: Record<(typeof flags)[number], string> = {
  webmail: "mailbox.webmail",
  localPasswordAllowed: "mailbox.local_password_allowed",
  hasSecondFactor: "mailbox.has_second_factor",
  requireSecondFactor: "mailbox.require_second_factor",
  domainActive: "domain.active",
  directoryReceives: "mailbox.directory_receives",
  mailPasswordAllowed: "COALESCE(identity_provider.enabled AND identity_provider.mail_password, 0)",
  imap: "mailbox.imap",
  pop3: "mailbox.pop3",
  smtp: "mailbox.smtp",
  sieve: "mailbox.sieve",
  dav: "mailbox.dav",
  eas: "mailbox.eas",
};

const sum = (names: readonly string[]): string =>
  names.map((name, bit) => `${name} * ${2 ** bit}`).join(" + ");

/** SQL that joins to `mailbox` what `packedFactsColumns` reads. */
export const packedFactsJoins = `JOIN domain ON domain.id = mailbox.domain_id
 LEFT JOIN identity_provider ON identity_provider.id = mailbox.identity_provider_id`;

/** SQL for the four cells that `unpackFacts` reads, after `packedFactsJoins`. */
export const packedFactsColumns = [
  "mailbox.admin_state AS adminState",
  "mailbox.directory_state AS directoryState",
  "mailbox.identity_provider_id AS identityProviderId",
  `(${sum(flags.map((flag) => columns[flag]))}) AS facts`,
].join(", ");

/** SQL for the protocol flags of `table` as one number. */
export const packedProtocolsColumn = (table: string): string =>
  `(${sum(clientProtocols.map((protocol) => `${table}.${protocol}`))}) AS protocols`;

type ProtocolFlags = Record<ClientProtocol, boolean>;

const readBits = (names: readonly string[], bits: number): Record<string, boolean> =>
  Object.fromEntries(names.map((name, bit) => [name, (bits & (1 << bit)) !== 0]));

// Few combinations are in use, so each is unpacked once; the result is shared and must not be changed.
const knownProtocols: ProtocolFlags[] = [];
const knownFacts = new Map<string, AccessFacts>();
const maxKnownFacts = 5_000;

/** The protocol flags from their number. */
export function unpackProtocols(bits: number): Readonly<ProtocolFlags> {
  knownProtocols[bits] ??= readBits(clientProtocols, bits) as ProtocolFlags;
  return knownProtocols[bits];
}

/** What the access decision needs, from a row with `packedFactsColumns`. */
export function unpackFacts(row: Readonly<Record<string, unknown>>): Readonly<AccessFacts> {
  const { adminState, directoryState, identityProviderId, facts: bits } = row;
  const key = `${adminState} ${directoryState} ${identityProviderId} ${bits}`;
  const known = knownFacts.get(key);
  if (known) return known;
  const facts = {
    ...(readBits(flags, bits as number) as Pick<AccessFacts, (typeof flags)[number]>),
    adminState: adminState as AdminState,
    directoryState: directoryState as DirectoryState,
    identityProviderId: identityProviderId as string | null,
  };
  if (knownFacts.size >= maxKnownFacts) knownFacts.clear();
  knownFacts.set(key, facts);
  return facts;
}
