import { lockMailbox, lockMailboxWithDomain, type MailboxRow } from "@/lib/access/queries";
import type { Kept, Recorded } from "@/lib/catalogue/run";
import { type Actor, forbidden, requireDomainAdmin, requireMailboxAccess } from "@/lib/platform/actor";

/** A mailbox's row, and beside it what is not its own. */
interface LockedMailbox {
  id: string;
  version: number;
  row: MailboxRow;
  domainName: string;
}

type Named = { mailboxId: string };

/** How mailboxes are recorded. */
export const recordedMailbox: Recorded<{ id: string; row: { address: string }; domainName: string }> = {
  kind: "mailbox",
  label: ({ row }) => row.address,
  domainName: ({ domainName }) => domainName,
  facts: ({ row }) => row,
};

/** Whoever administers the domain changes them. */
const recorded = {
  ...recordedMailbox,
  authoriseRow: (actor: Actor, { domainName }: LockedMailbox) => requireDomainAdmin(actor, domainName),
};

const locked = <Rest extends { row: MailboxRow; domainName: string }>(rest: Rest) => ({
  ...rest,
  id: rest.row.id,
  version: rest.row.version,
});

/** How they are locked. */
export const mailboxes: Kept<LockedMailbox, Named> = {
  ...recorded,
  lock: async ({ db }, { mailboxId }) => locked(await lockMailbox(db, mailboxId)),
};

/** What people may change of their own as well. */
export const ownMailboxes: typeof mailboxes = { ...mailboxes, authoriseRow: requireMailboxAccess };

/** What is a person's own to choose, and not of an administrator who acts as the person for an hour. */
export const personalMailboxes: typeof mailboxes = {
  ...ownMailboxes,
  authorise(actor) {
    if (actor.kind === "mailbox" && actor.impersonatedBy !== undefined) throw forbidden();
  },
};

type WithDomain = LockedMailbox & Pick<Awaited<ReturnType<typeof lockMailboxWithDomain>>, "domain">;

/** With the domain, for changes that count against its limits. */
export const mailboxesInDomain: Kept<WithDomain, Named> = {
  ...recorded,
  async lock({ db }, { mailboxId }) {
    const { row, domain } = await lockMailboxWithDomain(db, mailboxId);
    return locked({ row, domain, domainName: domain.name });
  },
};
