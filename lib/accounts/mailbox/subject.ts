import { z } from "zod";
import {
  getMailbox,
  getMailboxByAddress,
  type MailboxWithFacts,
  mailboxNotFound,
} from "@/lib/access/queries";
import { subject } from "@/lib/catalogue/subject";
import { requireDomainAdmin, requireMailboxAccess } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const ownWords = words("mailbox.own", {
  mailboxesOnly: "Only the owner of a mailbox can do this.",
});

/** A mailbox by its address, for whoever administers its domain. */
export const mailboxSubject = subject({
  kind: "mailbox",
  notFound: mailboxNotFound,
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
    throw new AppError("forbidden", ownWords("mailboxesOnly"));
  },
  authorise: requireMailboxAccess,
});
