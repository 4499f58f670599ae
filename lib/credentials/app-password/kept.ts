import { eq } from "drizzle-orm";
import { lockMailbox } from "@/lib/access/queries";
import type { Kept, Recorded } from "@/lib/catalogue/run";
import { refuseImpersonated, requireMailboxAccess } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { type ClientProtocol, clientProtocols } from "@/lib/platform/db/protocols";
import { appPassword } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const passwordWords = words("appPassword", {
  notFound: "App password not found. It may already have been revoked.",
});

async function lockOwner(db: Transaction, mailboxId: string) {
  const { row, domainName } = await lockMailbox(db, mailboxId);
  return { ...row, domainName };
}

/** Whose app passwords: the mailbox, for itself and for administrators of its domain. */
export const owners: Kept<Awaited<ReturnType<typeof lockOwner>>, { mailboxId: string }> = {
  kind: "mailbox",
  label: ({ address }) => address,
  lock: ({ db }, { mailboxId }) => lockOwner(db, mailboxId),
  authoriseRow: requireMailboxAccess,
};

interface Named {
  id: string;
  name: string;
  protocols: ClientProtocol[];
  allowedNetworks: string[];
  expiresAt: Date | null;
  owner: { id: string; address: string; domainName: string };
}

/** An app password with its owner, as it is locked. */
export interface AppPassword extends Named {
  version: number;
  owner: Awaited<ReturnType<typeof lockOwner>>;
}

/** How they are recorded: without what is in them. */
export const recordedPassword = {
  kind: "app-password",
  label: ({ owner, name }) => `${owner.address}: ${name}`,
  domainName: ({ owner }) => owner.domainName,
  facts: ({ name, protocols, allowedNetworks, expiresAt }: Named) => ({
    name,
    protocols,
    allowedNetworks,
    expiresAt,
  }),
} satisfies Recorded<Named>;

const unknown = () => new AppError("not-found", passwordWords("notFound"));

/** How they are locked, by their owner's row. */
export const appPasswords: Kept<AppPassword, { id: string }> = {
  ...recordedPassword,
  async lock({ db }, { id }) {
    const [row] = await db.select().from(appPassword).where(eq(appPassword.id, id));
    if (!row) throw unknown();
    const protocols = clientProtocols.filter((protocol) => row[protocol]);
    return { ...row, protocols, owner: await lockOwner(db, row.mailboxId) };
  },
  authoriseRow(actor, { owner }) {
    try {
      requireMailboxAccess(actor, owner);
    } catch (cause) {
      // Whether an id exists is nobody else's business.
      throw new AppError("not-found", passwordWords("notFound"), { cause });
    }
  },
};

/** As `appPasswords`, for what an administrator who only impersonates the mailbox must not do. */
export const changeablePasswords: typeof appPasswords = {
  ...appPasswords,
  authoriseRow(actor, row) {
    appPasswords.authoriseRow?.(actor, row);
    refuseImpersonated(actor);
  },
};
