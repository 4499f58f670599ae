import { z } from "zod";
import { getMailbox } from "@/lib/access/queries";
import { domainsOfAdmin, getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { typedPassword } from "@/lib/accounts/mailbox/fields";
import { changeAdminPassword } from "@/lib/doors/admin-sign-in/change-admin-password";
import { changeOwnPassword } from "@/lib/doors/sign-in/change-own-password";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { ownMailboxId } from "@/lib/faces/rest/operations/app-passwords";
import { adminView, showAdmin } from "@/lib/faces/rest/views/admin-account";
import { profileView, showMailbox } from "@/lib/faces/rest/views/mailbox";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { readQuotaUse } from "@/lib/revocation/doveadm/quota-use";

const quotaUseView = z
  .object({
    quotaBytes: z.int().describe("0: unlimited."),
    usedBytes: z.int().nullable().describe("Null: the mail server does not tell at the moment."),
    messages: z.int().nullable(),
  })
  .meta({ id: "QuotaUse" });

const oneself = { roles: ["user"], area: "profile" } as const;

const refusals = {
  "wrong-password": new AppError("invalid-input", "currentPassword: is not right", {
    fields: { currentPassword: "is not right" },
  }),
  "too-many-attempts": new AppError(
    "too-many-requests",
    "Too many wrong passwords. Try again in ten minutes.",
  ),
};

function ownAdminId({ actor }: Context): string {
  if (actor.kind === "superadmin" || actor.kind === "domain-admin") return actor.id;
  throw new AppError("forbidden", "This is for administrators only.");
}

const passwordChange = z.strictObject({
  currentPassword: z.string().min(1).max(1_024),
  password: typedPassword,
});

export const profileOperations = [
  operation({
    id: "getOwnAccount",
    command: "admin show",
    method: "get",
    path: "/profile",
    roles: ["admin", "domain-admin"],
    area: "profile",
    summary: "Your own account",
    params: none,
    query: none,
    body: noBody,
    answer: adminView,
    async handle({ context }) {
      const row = await getAdminAccount(context.db, ownAdminId(context));
      const domains = await domainsOfAdmin(context.db, row.id);
      return { body: { ...showAdmin(row), domains }, version: row.version };
    },
  }),
  operation({
    id: "changeOwnAdminPassword",
    command: "admin set-password",
    method: "put",
    path: "/password",
    roles: ["admin", "domain-admin"],
    area: "profile",
    summary: "Changes your own password and ends your sessions",
    params: none,
    query: none,
    body: passwordChange,
    answer: null,
    async handle({ context, body }) {
      const outcome = await changeAdminPassword(context, { adminId: ownAdminId(context), ...body });
      if (!outcome.changed) throw refusals[outcome.reason];
      return {};
    },
  }),
  operation({
    id: "getProfile",
    command: "mailbox show",
    method: "get",
    path: "/profile",
    ...oneself,
    summary: "Your mailbox",
    params: none,
    query: none,
    body: noBody,
    answer: profileView,
    async handle({ context }) {
      return { body: showMailbox(await getMailbox(context.db, ownMailboxId(context))) };
    },
  }),
  operation({
    id: "getQuotaUse",
    command: "mailbox quota-use",
    method: "get",
    path: "/quota-use",
    ...oneself,
    summary: "How much of your quota is used",
    params: none,
    query: none,
    body: noBody,
    answer: quotaUseView,
    async handle({ context }) {
      const { address, quotaBytes } = await getMailbox(context.db, ownMailboxId(context));
      const use = await readQuotaUse(address);
      return { body: { quotaBytes, usedBytes: use?.usedBytes ?? null, messages: use?.messages ?? null } };
    },
  }),
  operation({
    id: "changePassword",
    command: "mailbox set-password",
    method: "put",
    path: "/password",
    ...oneself,
    summary: "Changes your password and ends your web sessions",
    description: "For mailboxes that sign in with a password of their own.",
    params: none,
    query: none,
    body: passwordChange,
    answer: null,
    async handle({ context, body }) {
      const outcome = await changeOwnPassword(context, { mailboxId: ownMailboxId(context), ...body });
      if (!outcome.changed) throw refusals[outcome.reason];
      return {};
    },
  }),
];
