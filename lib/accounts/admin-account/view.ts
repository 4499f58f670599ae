import { z } from "zod";
import { domainsOfAdmin, getAdminAccount, getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { subject, view } from "@/lib/catalogue/subject";
import { readableDomains, requireSuperadmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { adminRoles } from "@/lib/platform/db/schema/admin-account";
import { AppError } from "@/lib/platform/errors";
import { moment, text } from "@/lib/platform/input/moment";
import { words } from "@/lib/words/text";

const ownWords = words("admin.own", {
  adminsOnly: "Only administrators can do this.",
});

const shapes = {
  id: z.uuid(),
  login: z.string(),
  displayName: z.string(),
  role: z.enum(adminRoles),
  active: z.boolean(),
  language: z.string().nullable().describe("As they chose it, such as `de`; null for the browser's."),
  timeZone: z
    .string()
    .nullable()
    .describe("As they chose it, such as `Europe/Berlin`; null for the browser's."),
  mayImpersonate: z.boolean().describe("Whether they can impersonate users of the mailboxes they manage."),
  hasSecondFactor: z.boolean(),
  version: z.int(),
  createdAt: moment,
};

const schema = z.object({ ...shapes, domains: z.array(z.string()) }).meta({ id: "AdminAccount" });

type AccountRow = Awaited<ReturnType<typeof getAdminAccount>>;
export type AdminWithDomains = AccountRow & { domains: string[] };

const withDomains = async ({ db }: Context, row: AccountRow): Promise<AdminWithDomains> => ({
  ...row,
  domains: await domainsOfAdmin(db, row.id),
});

/** An administrator by its login. */
export const adminSubject = subject({
  kind: "admin",
  key: z.strictObject({ login: z.string().max(320) }),
  read: async (context, { login }) => withDomains(context, await getAdminByLogin(context.db, login)),
  authorise: requireSuperadmin,
});

/** The administrator who asks. Throws `forbidden` for anybody else. */
export const ownAdmin = subject({
  kind: "own-account",
  key: z.strictObject({}),
  async read(context) {
    const { actor, db } = context;
    if (actor.kind === "superadmin" || actor.kind === "domain-admin")
      return withDomains(context, await getAdminAccount(db, actor.id));
    throw new AppError("forbidden", ownWords("adminsOnly"));
  },
  authorise: readableDomains,
});

const show = (row: AdminWithDomains) => ({ ...row, createdAt: text(row.createdAt) });

/** An administrator, with the domains of a domain admin. */
export const adminView = view(adminSubject, schema, show);
export const ownAdminView = view(ownAdmin, schema, show);

/** A link by which an administrator chooses its own password. */
export const passwordLinkView = z
  .object({ url: z.url().describe("Shown only once."), expiresAt: moment })
  .meta({ id: "PasswordLink" });
