import { and, asc, desc, eq, gt, lte, or, sql } from "drizzle-orm";
import { z } from "zod";
import { effectiveFields, heldFields, managedPart } from "@/lib/accounts/mailbox/managed-fields";
import { hasTemplate, holdsAny, wouldChangeAny } from "@/lib/accounts/mailbox/template-difference";
import { pickTemplateFields, type TemplateFields, templateFieldShapes } from "@/lib/accounts/template/fields";
import { getTemplate } from "@/lib/accounts/template/queries";
import { requireSuperadmin } from "@/lib/platform/actor";
import { changedFields } from "@/lib/platform/audit/changes";
import type { Handle } from "@/lib/platform/db/client";
import type { Context } from "@/lib/platform/db/context";
import { mailbox } from "@/lib/platform/db/schema";
import type { AuditChanges } from "@/lib/platform/db/schema/audit-event";
import type { PinnableField } from "@/lib/platform/db/schema/mailbox";
import { parseInput } from "@/lib/platform/input/parse-input";
import { withChanges } from "@/lib/platform/with-changes";

/** Mailboxes that are compared by one statement; bounds its time, however many have the template. */
const chunk = 5_000;
const maxSample = 20;

export const previewForAllInput = z
  .strictObject({ templateId: z.uuid() })
  .extend(z.object(templateFieldShapes).partial().shape);

export interface PreviewedMailbox {
  address: string;
  changes: AuditChanges;
  /** Pinned fields in which the template says something else: they stay. */
  pinned: PinnableField[];
}

export interface PreviewForAll {
  /** Mailboxes that were last given the template. */
  mailboxes: number;
  /** Those that applying it would change. */
  changing: number;
  /** Those in which something else than the template says is pinned. */
  holding: number;
  /** The first of those that differ. */
  sample: PreviewedMailbox[];
}

/**
 * What applying a template to all its mailboxes would change, with the fields that are given instead of the stored ones
 * (an edit that is not saved yet). Compared by the database in chunks; nothing is locked. What a domain's limits do not
 * let through shows only when it is applied. Superadmins only. Throws `not-found`.
 */
export async function previewTemplateForAll(
  { db, actor }: Context,
  input: z.input<typeof previewForAllInput>,
): Promise<PreviewForAll> {
  requireSuperadmin(actor);
  const { templateId, ...edit } = parseInput(previewForAllInput, input);
  const wanted = pickTemplateFields(withChanges(await getTemplate(db, templateId), edit));
  const found: PreviewForAll = { mailboxes: 0, changing: 0, holding: 0, sample: [] };
  for (let after = ""; ; ) {
    const counts = await countChunk(db, templateId, wanted, after);
    found.mailboxes += counts.mailboxes;
    found.changing += counts.changing;
    found.holding += counts.holding;
    if (counts.changing + counts.holding > 0 && found.sample.length < maxSample)
      found.sample.push(
        ...(await sampleOf(db, { templateId, wanted, after, last: counts.last ?? "" }, found)),
      );
    if (counts.mailboxes < chunk || counts.last === null) return found;
    after = counts.last;
  }
}

async function countChunk(db: Handle, templateId: string, wanted: TemplateFields, after: string) {
  const part = db
    .select({
      id: mailbox.id,
      changes: sql<number>`${wouldChangeAny(wanted)}`.as("changes"),
      holds: sql<number>`${holdsAny(wanted)}`.as("holds"),
    })
    .from(mailbox)
    .where(and(hasTemplate(templateId), gt(mailbox.id, after)))
    .orderBy(asc(mailbox.id))
    .limit(chunk)
    .as("part");
  const [counts] = await db
    .select({
      mailboxes: sql<number>`COUNT(*)`.mapWith(Number),
      changing: sql<number>`COALESCE(SUM(${part.changes}), 0)`.mapWith(Number),
      holding: sql<number>`COALESCE(SUM(${part.holds}), 0)`.mapWith(Number),
      last: sql<string | null>`MAX(${part.id})`,
    })
    .from(part);
  return counts ?? { mailboxes: 0, changing: 0, holding: 0, last: null };
}

interface Part {
  templateId: string;
  wanted: TemplateFields;
  /** Ids: after this one, up to that one. */
  after: string;
  last: string;
}

async function sampleOf(db: Handle, part: Part, { sample }: PreviewForAll): Promise<PreviewedMailbox[]> {
  const { templateId, wanted, after, last } = part;
  const rows = await db
    .select()
    .from(mailbox)
    .where(
      and(
        eq(mailbox.templateId, templateId),
        gt(mailbox.id, after),
        lte(mailbox.id, last),
        or(wouldChangeAny(wanted), holdsAny(wanted)),
      ),
    )
    // What would change tells more than what stays.
    .orderBy(desc(wouldChangeAny(wanted)), asc(mailbox.id))
    .limit(maxSample - sample.length);
  return rows.map((row) => ({
    address: row.address,
    changes: changedFields(managedPart(row), effectiveFields(row, wanted)),
    pinned: heldFields(row, wanted),
  }));
}
