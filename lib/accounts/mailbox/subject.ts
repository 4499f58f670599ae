import { z } from "zod";
import { getMailbox, getMailboxByAddress, type MailboxWithFacts } from "@/lib/access/queries";
import { subject } from "@/lib/catalogue/subject";
import { requireDomainAdmin, requireMailboxAccess } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";

/** A mailbox by its address, for whoever administers its domain. */
export const mailboxSubject = subject({
  kind: "mailbox",
  key: z.strictObject({ address: z.string().max(320) }),
  read: ({ db }, { address }): Promise<MailboxWithFacts> => getMailboxByAddress(db, address),
  authorise: (actor, { domainName }) => requireDomainAdmin(actor, domainName),
});

/** The mailbox that asks. Throws `forbidden` for anybody else. */
export const ownMailbox = subject({
  kind: "own-mailbox",
  key: z.strictObject({}),
  async read({ db, actor }): Promise<MailboxWithFacts> {
    if (actor.kind === "mailbox") return getMailbox(db, actor.id);
    throw new AppError("forbidden", "This is for mailboxes only.");
  },
  authorise: requireMailboxAccess,
});
