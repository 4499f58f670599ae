import { asc, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { requireProvider } from "@/lib/actor";
import { recordEvents } from "@/lib/audit/record-event";
import type { Transaction } from "@/lib/db/client";
import type { Context } from "@/lib/db/context";
import { alias, domain, mailbox } from "@/lib/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/db/transaction";
import { newMailboxAddress } from "@/lib/mailbox/address";
import type { CreateMailboxOutcome } from "@/lib/mailbox/create-mailbox";
import { judgeLimits, lockSums, type Sums } from "@/lib/mailbox/domain-limits";
import { mailboxFieldShapes } from "@/lib/mailbox/fields";
import { parseInput } from "@/lib/parse-input";
import { pickTemplateFields, type TemplateFields, templateDefaults } from "@/lib/template/fields";
import { getTemplate, type Template } from "@/lib/template/queries";

/** Longest import in one transaction: about 0.1 s, so that nobody waits long for the domain. */
const longestImport = 1_000;

export const importMailboxesInput = z.strictObject({
  identityProviderId: z.uuid(),
  people: z
    .array(
      z.strictObject({
        address: z.string().max(320),
        displayName: mailboxFieldShapes.displayName,
        templateId: z.uuid(),
      }),
    )
    .min(1)
    .max(longestImport),
});

type Given = z.output<typeof importMailboxesInput>;
type Row = typeof mailbox.$inferInsert & { id: string; address: string; quotaBytes: number };
/** A locked domain, and what its mailboxes have together, those of this import included. */
type Place = { owner: typeof domain.$inferSelect; sums: Sums };

/**
 * Creates the mailboxes of people of a provider's directory, many at a time, by the same rules as `createMailbox`.
 * For the provider's sync and superadmins. Gives an outcome for each, in their order; throws `forbidden`,
 * `invalid-input`, and `not-found` for an unknown template.
 */
export async function importMailboxes(
  context: Context,
  input: z.input<typeof importMailboxesInput>,
): Promise<CreateMailboxOutcome[]> {
  const given = parseInput(importMailboxesInput, input);
  requireProvider(context.actor, given.identityProviderId);
  return inTransaction(context, (tx) => store(tx, given));
}

async function store(tx: TransactionContext, given: Given): Promise<CreateMailboxOutcome[]> {
  const people = given.people.map((person) => ({ ...person, target: newMailboxAddress(person.address) }));
  const targets = people.flatMap(({ target }) => target ?? []);
  const places = await lockPlaces(tx.db, [...new Set(targets.map(({ domain }) => domain))]);
  const taken = await takenAddresses(
    tx.db,
    targets.map(({ address }) => address),
  );
  const fields = await templateFieldsById(tx.db, given.people);
  const rows: (Row & { domainName: string })[] = [];
  const outcomes = people.map(({ target, templateId, displayName }): CreateMailboxOutcome => {
    const place = target ? places.get(target.domain) : undefined;
    if (!target || !place) return { created: false, reason: "domain-unknown" };
    const { owner, sums } = place;
    if (!owner.active) return { created: false, reason: "domain-inactive" };
    if (taken.has(target.address)) return { created: false, reason: "address-taken" };
    const start = fields(templateId);
    const refusal = judgeLimits(owner, start, sums);
    if (refusal) return { created: false, reason: refusal };
    taken.add(target.address);
    sums.mailboxes += 1;
    sums.quotaBytes += start.quotaBytes;
    const id = uuidv7();
    const { identityProviderId } = given;
    const own = { id, address: target.address, domainId: owner.id, domainName: owner.name };
    rows.push({ ...start, ...own, displayName, identityProviderId, templateId, pinnedFields: [] });
    return { created: true, id, address: target.address };
  });
  await insert(tx, rows);
  return outcomes;
}

/** In the order of their names, as everywhere: two imports never wait for each other in a circle. */
async function lockPlaces(db: Transaction, names: string[]): Promise<Map<string, Place>> {
  if (names.length === 0) return new Map();
  const owners = await db
    .select()
    .from(domain)
    .where(inArray(domain.name, names))
    .orderBy(asc(domain.name))
    .for("update");
  const places = new Map<string, Place>();
  for (const owner of owners) {
    const counts = owner.maxMailboxes !== null || owner.totalQuotaBytes !== null;
    const sums = counts ? await lockSums(db, owner.id) : { mailboxes: 0, quotaBytes: 0 };
    places.set(owner.name, { owner, sums });
  }
  return places;
}

/** Locking reads, as in `isAddressTaken`. */
async function takenAddresses(db: Transaction, addresses: string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const found = [];
  for (const table of [mailbox, alias])
    found.push(
      ...(await db
        .select({ address: table.address })
        .from(table)
        .where(inArray(table.address, addresses))
        .for("update")),
    );
  return new Set(found.map(({ address }) => address));
}

async function templateFieldsById(db: Transaction, people: Given["people"]) {
  const templates = new Map<string, Template>();
  for (const id of new Set(people.map(({ templateId }) => templateId)))
    templates.set(id, await getTemplate(db, id));
  return (id: string): TemplateFields => pickTemplateFields({ ...templateDefaults, ...templates.get(id) });
}

async function insert(tx: TransactionContext, rows: (Row & { domainName: string })[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db.insert(mailbox).values(rows.map(({ domainName: _name, ...row }) => row));
  await recordEvents(
    tx,
    rows.map(({ domainName, ...row }) => ({
      action: "mailbox.create",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: null,
      after: row,
    })),
  );
}
