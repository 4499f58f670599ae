import { z } from "zod";
import { findGroupSession, type GroupSession } from "@/lib/accounts/admin-group/list-sessions";
import { subject, view } from "@/lib/catalogue/subject";
import { requireSuperadmin } from "@/lib/platform/actor";
import { adminRoles } from "@/lib/platform/db/schema/admin-account";
import { AppError } from "@/lib/platform/errors";
import { moment, text } from "@/lib/platform/input/moment";
import { words } from "@/lib/words/text";

const sessionWords = words("adminGroup.session", {
  notFound: "Session not found. It may already have ended.",
});

export const sessionNotFound = () => new AppError("not-found", sessionWords("notFound"));

/** A console session of somebody who administers by groups, by its id, for superadmins. */
export const groupSessionSubject = subject({
  kind: "admin-session",
  key: z.strictObject({ id: z.uuid() }),
  async read({ db }, { id }): Promise<GroupSession> {
    const found = await findGroupSession(db, id);
    if (!found) throw sessionNotFound();
    return found;
  },
  authorise: requireSuperadmin,
});

const schema = z
  .object({
    id: z.uuid(),
    login: z.string().describe("The person, as in the audit log."),
    role: z.enum(adminRoles).describe("The pages that the person is signed in to."),
    provider: z.string().describe("The provider's slug."),
    groups: z.array(z.string()).describe("The groups that give the role."),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: moment,
    lastSeenAt: moment,
    expires: moment,
  })
  .meta({ id: "AdminSession" });

export const groupSessionView = view(groupSessionSubject, schema, (row) => ({
  ...row,
  createdAt: text(row.createdAt),
  lastSeenAt: text(row.lastSeenAt),
  expires: text(row.expires),
}));
