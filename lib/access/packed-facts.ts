import { type Column, type SQL, sql } from "drizzle-orm";
import { MySqlDialect } from "drizzle-orm/mysql-core";
import type { Pool } from "mysql2/promise";
import { type AccessFacts, factFlags, factStates } from "@/lib/access/facts";
import { boundedRead } from "@/lib/platform/db/bounded-read";
import { type ClientProtocol, clientProtocols } from "@/lib/platform/db/protocols";

/*
 * The hot reads take the many flags of a mailbox as one number: a column costs the driver about a microsecond a row
 * on both sides, more than comparing the flags.
 */

const dialect = new MySqlDialect();

/** Where a fact is read, as SQL text; our names need no quotes. */
const sourceText = (source: Column | SQL): string =>
  dialect.sqlToQuery(sql`${source}`).sql.replaceAll("`", "");

const sum = (sources: readonly string[]): string =>
  sources.map((source, bit) => `${source} * ${2 ** bit}`).join(" + ");

/** SQL that joins to `mailbox` what `packedFactsColumns` reads. */
export const packedFactsJoins = `JOIN domain ON domain.id = mailbox.domain_id
 LEFT JOIN identity_provider ON identity_provider.id = mailbox.identity_provider_id`;

/** SQL for the cells that `unpackFacts` reads, after `packedFactsJoins`: one a state, and one for all flags. */
export const packedFactsColumns = [
  ...Object.entries(factStates).map(([name, source]) => `${sourceText(source)} AS ${name}`),
  `(${sum(Object.values(factFlags).map(sourceText))}) AS facts`,
].join(", ");

/** SQL for the protocol flags of `table` as one number. */
export const packedProtocolsColumn = (table: string): string =>
  `(${sum(clientProtocols.map((protocol) => `${table}.${protocol}`))}) AS protocols`;

/** What follows a shared mailbox's id in the names of its two groups at Dovecot: who reads, and who may change it too. */
export const aclGroupEnds = { read: ".read", write: ".write" } as const;

/** SQL for whether the mailbox that is read was let into a shared one: only then are its groups to be read, which costs the database as much as a login. */
export const hasSharesColumn =
  "EXISTS (SELECT 1 FROM share_grant WHERE share_grant.member_id = mailbox.id) AS hasShares";

const aclGroupsStatement = `SELECT GROUP_CONCAT(DISTINCT share_grant.mailbox_id,
 IF(share_grant.writes AND share_member.access <> 'read', '${aclGroupEnds.write}', '${aclGroupEnds.read}')
 ORDER BY share_grant.mailbox_id) AS aclGroups
 FROM share_grant JOIN share_member ON share_member.member_id = share_grant.member_id AND share_member.mailbox_id = share_grant.mailbox_id
 WHERE share_grant.member_id = ?`;

/** The names of 150 groups. Dovecot 2.3 takes lines of 8192 bytes with everything about a login, and refuses the login for a longer one. */
const mostAclGroupBytes = 6_450;

/**
 * Dovecot's groups (`acl_groups`) of a mailbox: those of the mailboxes that are shared with it, separated by commas, null for none;
 * as many as Dovecot takes, by the age of the shared mailboxes. Throws `unavailable` in an outage.
 */
export async function readAclGroups(pool: Pool, mailboxId: string): Promise<string | null> {
  const [row] = await boundedRead(pool, aclGroupsStatement, [mailboxId]);
  const groups = row?.aclGroups;
  if (typeof groups !== "string") return null;
  return groups.length <= mostAclGroupBytes
    ? groups
    : groups.slice(0, groups.lastIndexOf(",", mostAclGroupBytes));
}

type ProtocolFlags = Record<ClientProtocol, boolean>;

const readBits = (names: readonly string[], bits: number): Record<string, boolean> =>
  Object.fromEntries(names.map((name, bit) => [name, (bits & (1 << bit)) !== 0]));

const states = Object.keys(factStates);
const flags = Object.keys(factFlags);

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
  let key = String(row.facts);
  for (const name of states) key += ` ${row[name]}`;
  const known = knownFacts.get(key);
  if (known) return known;
  const facts = {
    ...Object.fromEntries(states.map((name) => [name, row[name]])),
    ...readBits(flags, row.facts as number),
  } as AccessFacts;
  if (knownFacts.size >= maxKnownFacts) knownFacts.clear();
  knownFacts.set(key, facts);
  return facts;
}
