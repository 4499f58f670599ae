import { z } from "zod";
import { createSuperadmin } from "@/lib/admin-account/create-superadmin";
import { accountFields } from "@/lib/admin-account/fields";
import { listAdminAccounts } from "@/lib/admin-account/queries";
import { noBody, none, operation } from "@/lib/rest/operation";
import { listOf, whole } from "@/lib/rest/page";
import { adminView, showAdmin } from "@/lib/rest/views/admin-account";

const superadmins = { roles: ["admin"], area: "admins" } as const;

export const adminOperations = [
  operation({
    id: "listAdmins",
    method: "get",
    path: "/admins",
    ...superadmins,
    summary: "All administrators, by login",
    params: none,
    query: none,
    body: noBody,
    answer: listOf(adminView),
    async handle({ context }) {
      return { body: whole((await listAdminAccounts(context.db)).map(showAdmin)) };
    },
  }),
  operation({
    id: "createSuperadmin",
    method: "post",
    path: "/superadmins",
    ...superadmins,
    summary: "Creates an administrator of the whole installation",
    params: none,
    query: none,
    body: z.strictObject(accountFields),
    answer: z.object({ id: z.uuid(), login: z.string() }),
    status: 201,
    async handle({ context, body }) {
      return { body: await createSuperadmin(context, body) };
    },
  }),
];
