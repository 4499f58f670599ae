import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { ownMailboxes } from "@/lib/accounts/mailbox/kept";
import { verbOn } from "@/lib/catalogue/run";
import { sessionId } from "@/lib/credentials/web-session/queries";
import { eventOf } from "@/lib/platform/audit/event-of";
import { session } from "@/lib/platform/db/schema";
import { requestRevocation } from "@/lib/revocation/outbox/request-revocation";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const sessionWords = words("mailbox.sessions.id", {
  invalid: "must be the ID of a session",
});

/** What a session is called in lists; of no use to get in. */
export const sessionName = z.string().regex(/^[0-9a-f]{32}$/, message(sessionWords("invalid")));

const endMailboxSessionsInput = z.strictObject({
  mailboxId: z.uuid(),
  /** One session by its id; all of them when left out. */
  sessionId: sessionName.optional(),
  /** All but this one. */
  keep: sessionName.optional(),
});

/**
 * Ends one web session of a mailbox, all but one, or all; with all of them, what it has open at the mail server too. App
 * passwords stay. For administrators of the domain and for the mailbox itself. Ending one that has ended already is no error. Throws `not-found` for an unknown mailbox.
 */
export const endMailboxSessions = verbOn(ownMailboxes, {
  input: endMailboxSessionsInput,
  async work({ db }, mailbox, given) {
    const { address } = mailbox.row;
    const own = eq(session.userId, mailbox.id);
    const one = given.sessionId === undefined ? undefined : eq(sessionId, given.sessionId);
    const others = given.keep === undefined ? undefined : ne(sessionId, given.keep);
    const sessions = await db.$count(session, own);
    if (!one && !others)
      await requestRevocation(db, { address, domainName: mailbox.domainName, reason: "sessions-ended" });
    const [{ affectedRows: ended }] = await db.delete(session).where(and(own, one, others));
    const states = { before: { sessions }, after: { sessions: sessions - ended } };
    return { events: [eventOf(ownMailboxes, "mailbox.end-sessions", mailbox, states)], answer: { ended } };
  },
});
