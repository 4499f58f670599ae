import { and, eq, getTableColumns, ne, not, or, type SQL, sql } from "drizzle-orm";
import type { TemplateFields } from "@/lib/accounts/template/fields";
import { mailbox } from "@/lib/platform/db/schema";
import { templateFields } from "@/lib/platform/db/schema/mailbox";

/*
 * The comparison of `effectiveFields` and `heldFields` for the database, so that only mailboxes that differ from their
 * template are read.
 */

type Name = keyof TemplateFields;

const isPinned = (name: Name): SQL => sql`JSON_CONTAINS(${mailbox.pinnedFields}, ${JSON.stringify(name)})`;

const otherValue = (name: Name, wanted: TemplateFields): SQL =>
  ne(getTableColumns(mailbox)[name], wanted[name]);

/** That applying these fields would change this one. */
const wouldChange = (name: Name, wanted: TemplateFields): SQL =>
  and(otherValue(name, wanted), not(isPinned(name))) as SQL;

/** That applying these fields would change something. */
export const wouldChangeAny = (wanted: TemplateFields): SQL =>
  or(...templateFields.map((name) => wouldChange(name, wanted))) as SQL;

/** That something is pinned in which these fields say otherwise. */
export const holdsAny = (wanted: TemplateFields): SQL =>
  or(...templateFields.map((name) => and(otherValue(name, wanted), isPinned(name)))) as SQL;

/** That a mailbox was last given this template. */
export const hasTemplate = (templateId: string): SQL => eq(mailbox.templateId, templateId);
