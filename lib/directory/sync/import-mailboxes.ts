import { and, asc, eq, inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { insertLinks, type Link } from "@/lib/accounts/external-identity/link";
import type { CreateMailboxOutcome } from "@/lib/accounts/mailbox/create-mailbox";
import { judgeLimits, lockSums, type Sums } from "@/lib/accounts/mailbox/domain-limits";
import { directoryPasswordHash, mailboxFieldShapes } from "@/lib/accounts/mailbox/fields";
import { refuseNewMailbox } from "@/lib/accounts/mailbox/may-claim";
import { pickTemplateFields, type TemplateFields, templateDefaults } from "@/lib/accounts/template/fields";
import { getTemplate } from "@/lib/accounts/template/queries";
import { shapesOf } from "@/lib/catalogue/field";
import { requireProvider } from "@/lib/platform/actor";
import { newMailboxAddress } from "@/lib/platform/address/address";
import { type EventInput, recordEvents } from "@/lib/platform/audit/record-event";
import type { Transaction } from "@/lib/platform/db/client";
import { oneOf } from "@/lib/platform/db/conditions";
import type { Context } from "@/lib/platform/db/context";
import { insertRows } from "@/lib/platform/db/insert-rows";
import { alias, domain, externalIdentity, mailbox } from "@/lib/platform/db/schema";
import { type PersonField, personFields as personFieldNames } from "@/lib/platform/db/schema/mailbox";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { parseInput } from "@/lib/platform/input/parse-input";
import { personFields } from "@/lib/providers/settings/person-fields";

/** Longest import in one transaction: about 0.1 s, so that nobody waits long for the domain. */
const longestImport = 1_000;

const newPerson = z.strictObject({
  /** The person's `sub`; the mailbox is linked to it. */
  subject: z.string().min(1).max(255),
  address: z.string().max(320),
  ...z.object(shapesOf(personFields)).partial().shape,
  displayName: mailboxFieldShapes.displayName,
  templateId: z.uuid(),
  /** Where the directory itself says it; else the template's. */
  quotaBytes: mailboxFieldShapes.quotaBytes.optional(),
  directoryPasswordHash,
});

export const importMailboxesInput = z.strictObject({
  identityProviderId: z.uuid(),
  issuer: z.string().min(1).max(255),
  people: z.array(newPerson).min(1).max(longestImport),
});

type Given = z.output<typeof importMailboxesInput>;
interface NewMailbox {
  row: Row;
  subject: string;
  domainName: string;
}
type Row = typeof mailbox.$inferInsert & { id: string; address: string; quotaBytes: number };
export type ImportOutcome = CreateMailboxOutcome | { created: false; reason: "already-linked" };
type ImportRefusal = Extract<ImportOutcome, { created: false }>["reason"];

/** A locked domain, and what its mailboxes have together, those of this import included. */
type Place = { owner: typeof domain.$inferSelect; sums: Sums };

/**
 * Creates the mailboxes of people of a provider's directory, linked to them, by the same rules as `createMailbox`.
 * For the provider's sync and superadmins. Gives an outcome for each, in their order; throws `forbidden`,
 * `invalid-input`, and `not-found` for an unknown template.
 */
export async function importMailboxes(
  context: Context,
  input: z.input<typeof importMailboxesInput>,
): Promise<ImportOutcome[]> {
  const given = parseInput(importMailboxesInput, input);
  requireProvider(context.actor, given.identityProviderId);
  return inTransaction(context, (tx) => store(tx, given));
}

async function store(tx: TransactionContext, given: Given): Promise<ImportOutcome[]> {
  const people = given.people.map((person) => ({ ...person, target: newMailboxAddress(person.address) }));
  const targets = people.flatMap(({ target }) => target ?? []);
  const places = await lockPlaces(tx.db, [...new Set(targets.map(({ domain }) => domain))]);
  const taken = await takenAddresses(
    tx.db,
    targets.map(({ address }) => address),
  );
  const linked = await linkedSubjects(tx.db, given);
  const fields = await templateFieldsById(tx.db, given.people);
  const outcomes: ImportOutcome[] = [];
  const created: NewMailbox[] = [];
  /** Decides while the rows before are being written; one after another, since each counts for the next. */
  function* decide(): Generator<Row> {
    for (const person of people) {
      const verdict = judge(person);
      if (typeof verdict === "string") outcomes.push({ created: false, reason: verdict });
      else {
        const { row } = verdict;
        outcomes.push({ created: true, id: row.id, address: row.address });
        created.push(verdict);
        yield row;
      }
    }
  }
  function judge(person: (typeof people)[number]): NewMailbox | ImportRefusal {
    const { target, subject } = person;
    const place = target ? places.get(target.domain) : undefined;
    if (!target || !place) return "domain-unknown";
    const { owner, sums } = place;
    const domainRefusal = refuseNewMailbox(owner, given.identityProviderId);
    if (domainRefusal) return domainRefusal;
    if (taken.has(target.address)) return "address-taken";
    if (linked.has(subject)) return "already-linked";
    const template = fields(person.templateId);
    const quotaBytes = person.quotaBytes ?? template.quotaBytes;
    const refusal = judgeLimits(owner, { quotaBytes }, sums);
    if (refusal) return refusal;
    taken.add(target.address);
    linked.add(subject);
    sums.mailboxes += 1;
    sums.quotaBytes += quotaBytes;
    const row = {
      ...template,
      id: uuidv7(),
      address: target.address,
      domainId: owner.id,
      ...pickPersonFields(person),
      quotaBytes,
      identityProviderId: given.identityProviderId,
      templateId: person.templateId,
      directoryPasswordHash: person.directoryPasswordHash,
      pinnedFields: [],
    };
    return { row, subject, domainName: owner.name };
  }
  await insertRows(tx.db, mailbox, decide());
  await insertLinks(tx.db, linksOf(given, created));
  await recordEvents(tx, eventsOf(given, created));
  return outcomes;
}

/** What nobody says of a person is not known. */
const pickPersonFields = (person: Given["people"][number]) =>
  Object.fromEntries(personFieldNames.map((name) => [name, person[name] ?? null])) as Pick<Row, PersonField>;

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
        .where(oneOf(table.address, addresses))
        .for("update")),
    );
  return new Set(found.map(({ address }) => address));
}

async function templateFieldsById(db: Transaction, people: Given["people"]) {
  const fields = new Map<string, TemplateFields>();
  for (const id of new Set(people.map(({ templateId }) => templateId)))
    fields.set(id, pickTemplateFields(await getTemplate(db, id)));
  return (id: string): TemplateFields => fields.get(id) ?? templateDefaults;
}

/** Whose ids are linked already, by a sign-in that was faster. */
async function linkedSubjects(db: Transaction, { identityProviderId, issuer, people }: Given) {
  const subjects = people.map(({ subject }) => subject);
  const rows = await db
    .select({ subject: externalIdentity.subject })
    .from(externalIdentity)
    .where(
      and(
        eq(externalIdentity.identityProviderId, identityProviderId),
        eq(externalIdentity.issuer, issuer),
        oneOf(externalIdentity.subject, subjects),
      ),
    )
    .for("update");
  return new Set(rows.map(({ subject }) => subject));
}

const linksOf = ({ identityProviderId, issuer }: Given, created: NewMailbox[]): Link[] =>
  created.map(({ row, subject }) => ({ identityProviderId, issuer, subject, mailboxId: row.id }));

function* eventsOf({ issuer }: Given, created: NewMailbox[]): Generator<EventInput> {
  for (const { row, subject, domainName } of created)
    yield {
      action: "mailbox.create",
      subject: { kind: "mailbox", id: row.id, label: row.address },
      domainName,
      before: null,
      after: { ...row, issuer, subject },
    };
}
