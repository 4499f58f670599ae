import { z } from "zod";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { memberAccesses } from "@/lib/accounts/mailbox-share/preview-share";
import { getShare, type Share, shareNotFound } from "@/lib/accounts/mailbox-share/queries";
import { subject, view } from "@/lib/catalogue/subject";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { shareAccesses } from "@/lib/platform/db/schema/external-identity";
import { moment, text } from "@/lib/platform/input/moment";

/** A group that a mailbox is shared with, for whoever administers the mailbox's domain. */
export const shareSubject = subject({
  kind: "share",
  within: "mailbox",
  key: mailboxSubject.key.extend({ id: z.uuid() }),
  async read(context, { address, id }): Promise<Share> {
    const mailbox = await mailboxSubject.get(context, { address });
    const found = await getShare(context.db, id);
    if (found.mailboxId !== mailbox.id) throw shareNotFound();
    return found;
  },
  authorise: (actor, { domainName }) => requireDomainAdmin(actor, domainName),
});

const schema = z
  .object({
    id: z.uuid(),
    mailbox: z.string().describe("Address of the shared mailbox."),
    provider: z.string().describe("The provider's slug."),
    group: z.string().describe("Name or path, exactly as the provider writes it."),
    access: z
      .enum(shareAccesses)
      .describe("`write` includes `read`, and `send` (as the mailbox's address) includes both."),
    version: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: "Share" });

export const shareView = view(shareSubject, schema, (row) => ({
  ...row,
  createdAt: text(row.createdAt),
  updatedAt: text(row.updatedAt),
}));

export const sharePreview = z
  .object({
    members: z.int().describe("People in the group who have a mailbox in a domain that you manage."),
    gaining: z.int().describe("Number of people who would get more access."),
    losing: z.int().describe("Number of people who would lose access."),
    people: z
      .array(z.object({ address: z.string(), before: z.enum(memberAccesses), after: z.enum(memberAccesses) }))
      .describe("The first of the people for whom something would change."),
    asked: z
      .boolean()
      .describe(
        "Whether the provider's directory named the members just now. If not, they are those known so far.",
      ),
  })
  .meta({ id: "SharePreview" });
