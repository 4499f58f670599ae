import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { isAddressTaken } from "@/lib/accounts/mailbox/address-taken";
import { type LimitRefusal, limitRefusal, lockDomainByName } from "@/lib/accounts/mailbox/domain-limits";
import { mailboxFieldShapes, readyHash, typedPassword } from "@/lib/accounts/mailbox/fields";
import { recordedMailbox } from "@/lib/accounts/mailbox/kept";
import { type DomainRefusal, refuseNewMailbox } from "@/lib/accounts/mailbox/may-claim";
import { newPasswordHash } from "@/lib/accounts/mailbox/new-password-hash";
import { pickTemplateFields, type TemplateFields, templateDefaults } from "@/lib/accounts/template/fields";
import { getTemplate } from "@/lib/accounts/template/queries";
import { type Done, verb } from "@/lib/catalogue/run";
import { type Actor, requireDomainAdmin } from "@/lib/platform/actor";
import { newAddressRule, newMailboxAddress } from "@/lib/platform/address/address";
import { eventOf } from "@/lib/platform/audit/event-of";
import { type domain, mailbox } from "@/lib/platform/db/schema";
import { type PinnableField, templateFields } from "@/lib/platform/db/schema/mailbox";
import { isDuplicate, type TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { withChanges } from "@/lib/platform/with-changes";
import { getProvider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const addressWords = words("mailbox.creation.address", {
  invalid: "{address} can't be a mailbox address.",
});

const createMailboxInput = z
  .strictObject({
    address: z.string().max(320),
    /** Left out: the domain's default template, if it has one. Fields given beside it win, and are pinned. */
    templateId: z.uuid().optional(),
    /** Left out or null: the local source. */
    identityProviderId: z.uuid().nullable().default(null),
    password: typedPassword.optional(),
    passwordHash: readyHash.optional(),
  })
  .extend(z.object(mailboxFieldShapes).partial().shape);

type Given = z.output<typeof createMailboxInput>;

export type CreateMailboxOutcome =
  | { created: true; id: string; address: string }
  | { created: false; reason: CreationRefusal };

export type CreationRefusal = "domain-unknown" | DomainRefusal | "address-taken" | LimitRefusal;

/**
 * Creates a mailbox. For administrators of its domain, and for an identity provider's sign-in or sync with that
 * provider as the source. Refusals by the domain are returned; throws `forbidden`, `invalid-input`, and `not-found`
 * for an unknown template or provider.
 */
export const createMailbox = verb({
  input: createMailboxInput,
  authoriseNamed: (actor, given) => authorise(actor, given, canonicalOf(given).domain),
  prepare: ({ db }, given) => newPasswordHash(db, given, canonicalOf(given).address),
  work: (tx, given, passwordHash) => store(tx, given, { ...canonicalOf(given), passwordHash }),
});

function canonicalOf({ address }: Given) {
  const canonical = newMailboxAddress(address);
  if (canonical) return canonical;
  throw new AppError("invalid-input", addressWords("invalid", { address }), {
    fields: { address: newAddressRule },
  });
}

function authorise(actor: Actor, given: Given, domainName: string): void {
  const provider = actor.kind === "identity-provider" ? actor : null;
  const setsPassword = given.password !== undefined || given.passwordHash !== undefined;
  if (provider && provider.id === given.identityProviderId && !setsPassword) return;
  requireDomainAdmin(actor, domainName);
}

interface Target {
  address: string;
  domain: string;
  passwordHash: string | null;
}

const refused = (reason: CreationRefusal): Done<CreateMailboxOutcome> => ({
  events: [],
  answer: { created: false, reason },
});

async function store(
  tx: TransactionContext,
  given: Given,
  target: Target,
): Promise<Done<CreateMailboxOutcome>> {
  const owner = await lockDomainByName(tx.db, target.domain);
  if (!owner) return refused("domain-unknown");
  const domainRefusal = refuseNewMailbox(owner, tx.actor.kind === "identity-provider" ? tx.actor.id : null);
  if (domainRefusal) return refused(domainRefusal);
  if (await isAddressTaken(tx.db, target.address)) return refused("address-taken");
  const row = await rowFor(tx, given, target, owner);
  const refusal = await limitRefusal(tx.db, owner, row);
  if (refusal) return refused(refusal);
  try {
    await tx.db.insert(mailbox).values(row);
  } catch (error) {
    if (isDuplicate(error)) return refused("address-taken");
    throw error;
  }
  const made = { row, domainName: owner.name, id: row.id };
  return {
    events: [eventOf(recordedMailbox, "mailbox.create", made, { before: null, after: row })],
    answer: { created: true, id: row.id, address: row.address },
  };
}

async function rowFor(
  tx: TransactionContext,
  given: Given,
  target: Target,
  owner: typeof domain.$inferSelect,
): Promise<typeof mailbox.$inferInsert & { id: string; quotaBytes: number }> {
  const { address, templateId: ownTemplateId, identityProviderId, password, passwordHash, ...fields } = given;
  if (identityProviderId) await getProvider(tx.db, identityProviderId);
  const templateId = ownTemplateId ?? owner.defaultTemplateId;
  const start = templateId
    ? pickTemplateFields(await getTemplate(tx.db, templateId))
    : defaultsWithin(owner.maxQuotaBytes);
  return {
    ...withChanges(
      { ...start, displayName: "", localPasswordAllowed: false, pinnedFields: givenFields(fields) },
      fields,
    ),
    id: uuidv7(),
    address: target.address,
    domainId: owner.id,
    identityProviderId,
    templateId,
    passwordHash: target.passwordHash,
    passwordChangedAt: target.passwordHash === null ? null : new Date(),
  };
}

/** What was said beside the template is pinned, so that the next sign-in's template does not undo it. */
const givenFields = (fields: Partial<Record<PinnableField, unknown>>): PinnableField[] =>
  templateFields.filter((name) => fields[name] !== undefined).sort();

/** The product's defaults, with a quota that the domain allows. */
const defaultsWithin = (maxQuotaBytes: number | null): TemplateFields => ({
  ...templateDefaults,
  quotaBytes: Math.min(templateDefaults.quotaBytes, maxQuotaBytes ?? templateDefaults.quotaBytes),
});
