import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { type Kept, verbOn } from "@/lib/catalogue/run";
import { type MayImpersonate, mayImpersonateIn } from "@/lib/credentials/admin-session/group-authority";
import { findGroupImpersonator } from "@/lib/credentials/admin-session/queries";
import { sessionRow } from "@/lib/credentials/web-session/create-session";
import { openedLifetimeMs } from "@/lib/credentials/web-session/lifetime";
import { notify } from "@/lib/notification/outbox/notify";
import { type Actor, requireDomainAdmin } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import type { Transaction } from "@/lib/platform/db/client";
import { adminAccount, domain, mailbox, session } from "@/lib/platform/db/schema";
import { AppError } from "@/lib/platform/errors";
import { newToken, tokenDigest } from "@/lib/platform/secrets/token";
import { words } from "@/lib/words/text";

const impersonationWords = words("impersonation", {
  notAllowed: "You don't have permission to impersonate mailboxes.",
  notFound: "Mailbox not found.",
  adminsOnly: "Only a signed-in administrator can impersonate a mailbox.",
});

const impersonateMailboxInput = z.strictObject({
  mailboxId: z.uuid(),
  /** The console session of somebody who administers by groups; left out: an account does. */
  adminSessionId: z.uuid().optional(),
  userAgent: z.string().optional(),
});

/** Who opens a mailbox, as the session and the audit log have it. */
interface Opener {
  mayImpersonate: MayImpersonate;
  columns: { impersonatedBy: string } | { impersonatedBySession: string };
  facts: { provider?: string; subject?: string | null };
}

interface Target {
  id: string;
  address: string;
  domainName: string;
  opener: Opener;
}

/** A mailbox for an administrator with the permission to open mailboxes, whose row is locked. */
const targets: Kept<Target, { mailboxId: string; adminSessionId?: string | undefined }> = {
  kind: "mailbox",
  label: ({ address }) => address,
  domainName: ({ domainName }) => domainName,
  authoriseNamed: (actor) => void signedInAdmin(actor),
  async lock({ db, actor }, { mailboxId, adminSessionId }) {
    const { id } = signedInAdmin(actor);
    const opener =
      adminSessionId === undefined ? await findAccount(db, id) : await findMember(db, id, adminSessionId);
    if (!opener?.mayImpersonate) throw notAllowed();
    const [target] = await db
      .select({ id: mailbox.id, address: mailbox.address, domainName: domain.name })
      .from(mailbox)
      .innerJoin(domain, eq(domain.id, mailbox.domainId))
      .where(eq(mailbox.id, mailboxId));
    if (!target) throw new AppError("not-found", impersonationWords("notFound"));
    if (!mayImpersonateIn(opener.mayImpersonate, target.domainName)) throw notAllowed();
    return { ...target, opener };
  },
  authoriseRow: (actor, { domainName }) => requireDomainAdmin(actor, domainName),
};

const notAllowed = () => new AppError("forbidden", impersonationWords("notAllowed"));

async function findAccount(db: Transaction, id: string): Promise<Opener | null> {
  const [account] = await db
    .select({ mayImpersonate: adminAccount.mayImpersonate })
    .from(adminAccount)
    .where(and(eq(adminAccount.id, id), eq(adminAccount.active, true)))
    .for("update");
  return account ? { ...account, columns: { impersonatedBy: id }, facts: {} } : null;
}

/** What the groups give is asked again at each use, so that nothing has to be locked. */
async function findMember(db: Transaction, id: string, sessionId: string): Promise<Opener | null> {
  const found = await findGroupImpersonator(db, sessionId);
  if (found?.adminId !== id) return null;
  const { mayImpersonate, provider, subject } = found;
  return { mayImpersonate, columns: { impersonatedBySession: sessionId }, facts: { provider, subject } };
}

function signedInAdmin(actor: Actor) {
  if (actor.kind === "superadmin" || actor.kind === "domain-admin") return actor;
  throw new AppError("forbidden", impersonationWords("adminsOnly"));
}

/**
 * Starts a portal session of a mailbox for the administrator who asks: for one hour, marked with its name, in the
 * audit log. For administrators with the permission, in their own domains; of somebody who administers by groups it ends as soon as
 * these no longer give the permission, or the session in the console ends. Throws `forbidden` and `not-found`.
 * Whether the mailbox may be entered at all is decided at each use, as for every session.
 */
export const impersonateMailbox = verbOn(targets, {
  input: impersonateMailboxInput,
  async work(tx, target, { mailboxId, userAgent }) {
    const { db, actor, ip } = tx;
    const { opener } = target;
    const admin = signedInAdmin(actor);
    const token = newToken();
    const row = sessionRow(tokenDigest(token), { mailboxId, ip, userAgent });
    const expires = new Date(Date.now() + openedLifetimeMs);
    await db.insert(session).values({ ...row, expires, ...opener.columns });
    await notify(tx, { kind: "impersonated", mailboxId, until: expires.toISOString() });
    const states = { before: null, after: { impersonatedBy: admin.name, ...opener.facts, until: expires } };
    return {
      events: [eventOf(targets, "mailbox.open-as", target, states)],
      answer: { token, address: target.address },
    };
  },
});
