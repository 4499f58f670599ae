import { eq } from "drizzle-orm";
import { z } from "zod";
import { domains } from "@/lib/accounts/domain/kept";
import { change } from "@/lib/catalogue/run";
import { expectedVersion } from "@/lib/platform/audit/expected-version";
import { alias, domain, mailbox } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const deletionWords = words("domain.deletion", {
  mailboxes: "{name} still has {count, plural, one {# mailbox} other {# mailboxes}}. Delete them first.",
  aliases: "{name} still has {count, plural, one {# alias} other {# aliases}}. Delete them first.",
});

/** Deletes an empty domain. Superadmins only. Throws `not-found`, and `conflict` while it has mailboxes or aliases, or for a stale `expectedVersion`. */
export const deleteDomain = change(domains, {
  action: "domain.delete",
  input: z.strictObject({ id: z.uuid(), expectedVersion }),
  async work({ db }, { id, name }) {
    const mailboxes = await db.$count(mailbox, eq(mailbox.domainId, id));
    if (mailboxes > 0) throw new AppError("conflict", deletionWords("mailboxes", { name, count: mailboxes }));
    const aliases = await db.$count(alias, eq(alias.domainId, id));
    if (aliases > 0) throw new AppError("conflict", deletionWords("aliases", { name, count: aliases }));
    await db.delete(domain).where(eq(domain.id, id));
    return null;
  },
});
