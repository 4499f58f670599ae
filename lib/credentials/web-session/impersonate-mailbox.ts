import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { type Kept, verbOn } from "@/lib/catalogue/run";
import { sessionRow } from "@/lib/credentials/web-session/create-session";
import { openedLifetimeMs } from "@/lib/credentials/web-session/lifetime";
import { notify } from "@/lib/notification/outbox/notify";
import { type Actor, requireDomainAdmin } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
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
  userAgent: z.string().optional(),
});

interface Target {
  id: string;
  address: string;
  domainName: string;
}

/** A mailbox for an administrator with the permission to open mailboxes, whose row is locked. */
const targets: Kept<Target, { mailboxId: string }> = {
  kind: "mailbox",
  label: ({ address }) => address,
  domainName: ({ domainName }) => domainName,
  authoriseNamed: (actor) => void signedInAdmin(actor),
  async lock({ db, actor }, { mailboxId }) {
    const [admin] = await db
      .select({ mayImpersonate: adminAccount.mayImpersonate })
      .from(adminAccount)
      .where(and(eq(adminAccount.id, signedInAdmin(actor).id), eq(adminAccount.active, true)))
      .for("update");
    if (!admin?.mayImpersonate) throw new AppError("forbidden", impersonationWords("notAllowed"));
    const [target] = await db
      .select({ id: mailbox.id, address: mailbox.address, domainName: domain.name })
      .from(mailbox)
      .innerJoin(domain, eq(domain.id, mailbox.domainId))
      .where(eq(mailbox.id, mailboxId));
    if (!target) throw new AppError("not-found", impersonationWords("notFound"));
    return target;
  },
  authoriseRow: (actor, { domainName }) => requireDomainAdmin(actor, domainName),
};

function signedInAdmin(actor: Actor) {
  if (actor.kind === "superadmin" || actor.kind === "domain-admin") return actor;
  throw new AppError("forbidden", impersonationWords("adminsOnly"));
}

/**
 * Starts a portal session of a mailbox for the administrator who asks: for one hour, marked with its name, in the
 * audit trail. For administrators with the permission, in their own domains. Throws `forbidden` and `not-found`.
 * Whether the mailbox may be entered at all is decided at each use, as for every session.
 */
export const impersonateMailbox = verbOn(targets, {
  input: impersonateMailboxInput,
  async work(tx, target, { mailboxId, userAgent }) {
    const { db, actor, ip } = tx;
    const admin = signedInAdmin(actor);
    const token = newToken();
    const row = sessionRow(tokenDigest(token), { mailboxId, ip, userAgent });
    const expires = new Date(Date.now() + openedLifetimeMs);
    await db.insert(session).values({ ...row, expires, impersonatedBy: admin.id });
    await notify(tx, { kind: "impersonated", mailboxId, until: expires.toISOString() });
    const states = { before: null, after: { impersonatedBy: admin.name, until: expires } };
    return {
      events: [eventOf(targets, "mailbox.open-as", target, states)],
      answer: { token, address: target.address },
    };
  },
});
