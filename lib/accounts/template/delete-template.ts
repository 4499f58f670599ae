import { eq } from "drizzle-orm";
import { z } from "zod";
import { templates } from "@/lib/accounts/template/kept";
import { moveTemplateUsers } from "@/lib/accounts/template/move-users";
import { lockTemplate, type Template } from "@/lib/accounts/template/queries";
import { domainsGiving, templateUse } from "@/lib/accounts/template/use";
import { change } from "@/lib/catalogue/run";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { type EventInput, recordEvents } from "@/lib/platform/audit/record-event";
import { mailbox, template } from "@/lib/platform/db/schema";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const deletionWords = words("template.deletion", {
  same: "must be another template",
  domain: "domain {domain}",
  more: "{count, plural, one {# more domain} other {# more domains}}",
  provider: "identity provider {slug}",
  inUse: "Template {name} is still used by {users}. Choose a template to replace it, or change that first.",
});

const deleteTemplateInput = z
  .strictObject({
    id: z.uuid(),
    expectedVersion,
    /** The template to which all that have or give this one go over; needed while a domain or a provider gives it. */
    usersGoTo: z.uuid().optional(),
  })
  .refine(({ id, usersGoTo }) => id !== usersGoTo, {
    path: ["usersGoTo"],
    error: message(deletionWords("same")),
  });

/**
 * Deletes a template. Mailboxes that have it keep all they were given, and go over to `usersGoTo` or to none. Superadmins
 * only. Throws `not-found`, `invalid-input` for itself as the destination, and `conflict` for a stale `expectedVersion`
 * or while a domain or an identity provider would still give it to people and no destination is said.
 */
export const deleteTemplate = change(templates, {
  action: "template.delete",
  input: deleteTemplateInput,
  async work(tx, before, { id, usersGoTo }) {
    const moved = usersGoTo
      ? await moveTemplateUsers(tx.db, { id, to: (await lockTemplate(tx.db, usersGoTo)).id })
      : await dropTemplate(tx, before);
    await tx.db.delete(template).where(eq(template.id, id));
    await recordEvents(tx, moved);
    return null;
  },
});

/** Takes it from the mailboxes, which keep what they have; nobody may give it any more. */
async function dropTemplate(tx: TransactionContext, { id, name }: Template): Promise<EventInput[]> {
  await refuseIfUsed(tx, id, name);
  await tx.db.update(mailbox).set({ templateId: null }).where(eq(mailbox.templateId, id));
  return [];
}

async function refuseIfUsed(tx: TransactionContext, id: string, name: string): Promise<void> {
  const { domains: count, providers } = (await templateUse(tx, [id]))(id);
  const domains = await domainsGiving(tx, id, 5);
  const users = [
    ...domains.map((domain) => deletionWords("domain", { domain })),
    ...(count > domains.length ? [deletionWords("more", { count: count - domains.length })] : []),
    ...providers.map((slug) => deletionWords("provider", { slug })),
  ];
  if (users.length > 0) throw new AppError("conflict", deletionWords("inUse", { name, users }));
}
