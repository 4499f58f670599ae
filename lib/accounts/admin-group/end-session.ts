import { eq } from "drizzle-orm";
import { z } from "zod";
import { findGroupSession, type GroupSession } from "@/lib/accounts/admin-group/list-sessions";
import { sessionNotFound } from "@/lib/accounts/admin-group/session-view";
import { type Kept, verbOn } from "@/lib/catalogue/run";
import { requireSuperadmin } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import { adminSession } from "@/lib/platform/db/schema";

const sessions: Kept<GroupSession, { id: string }> = {
  kind: "admin-session",
  label: ({ login }) => login,
  authorise: requireSuperadmin,
  async lock({ db }, { id }) {
    await db.select({ id: adminSession.id }).from(adminSession).where(eq(adminSession.id, id)).for("update");
    const found = await findGroupSession(db, id);
    if (!found) throw sessionNotFound();
    return found;
  },
};

/** Signs somebody who administers by groups out of one browser; the groups stay, and let the person in again. Superadmins only. Throws `not-found`. */
export const endGroupSession = verbOn(sessions, {
  input: z.strictObject({ id: z.uuid() }),
  async work({ db }, session, { id }) {
    await db.delete(adminSession).where(eq(adminSession.id, id));
    const { provider, role } = session;
    const states = { before: { provider, role }, after: null };
    return { events: [eventOf(sessions, "admin-session.end", session, states)], answer: undefined };
  },
});
