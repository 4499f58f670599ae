import { z } from "zod";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createPasswordLink } from "@/lib/accounts/admin-account/create-password-link";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { deleteAdmin } from "@/lib/accounts/admin-account/delete-admin";
import { accountFields, domainNames } from "@/lib/accounts/admin-account/fields";
import { adminOrders, listAdminPage } from "@/lib/accounts/admin-account/list-page";
import { domainsOfAdmin, getAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { setAdminDomains } from "@/lib/accounts/admin-account/set-admin-domains";
import { setAdminPassword } from "@/lib/accounts/admin-account/set-admin-password";
import { setAdminRole } from "@/lib/accounts/admin-account/set-admin-role";
import { setAdminState } from "@/lib/accounts/admin-account/set-admin-state";
import { updateAdmin } from "@/lib/accounts/admin-account/update-admin";
import { noBody, none, operation } from "@/lib/faces/rest/operation";
import { listOf, pageQuery } from "@/lib/faces/rest/page";
import { adminView, showAdmin } from "@/lib/faces/rest/views/admin-account";
import { moment, text } from "@/lib/faces/rest/views/moment";
import type { Context } from "@/lib/platform/db/context";
import { adminRoles } from "@/lib/platform/db/schema/admin-account";

const superadmins = { roles: ["admin"], area: "admins" } as const;
const byLogin = z.strictObject({ login: z.string().max(320) });
const { login, displayName, password } = accountFields;

const idOf = async ({ db }: Context, wanted: string) => (await getAdminByLogin(db, wanted)).id;

async function shown({ db }: Context, wanted: string) {
  const row = await getAdminByLogin(db, wanted);
  return { body: { ...showAdmin(row), domains: await domainsOfAdmin(db, row.id) }, version: row.version };
}

export const adminOperations = [
  operation({
    id: "listAdmins",
    command: "admin list",
    method: "get",
    path: "/admins",
    ...superadmins,
    summary: "Administrators: searched, filtered and sorted, in pages",
    params: none,
    query: z.strictObject({
      ...pageQuery,
      search: z.string().max(320).optional().describe("Part of the login or the name."),
      role: z.enum(adminRoles).optional(),
      active: z.enum(["true", "false"]).optional(),
      order: z.enum(adminOrders).default("login"),
      direction: z.enum(["ascending", "descending"]).default("ascending"),
    }),
    body: noBody,
    answer: listOf(adminView),
    async handle({ context, query: { active, direction, ...rest } }) {
      const { items, next } = await listAdminPage(context, {
        ...rest,
        active: active === undefined ? undefined : active === "true",
        descending: direction === "descending",
      });
      return { body: { items: items.map((row) => ({ ...showAdmin(row), domains: row.domains })), next } };
    },
  }),
  operation({
    id: "getAdmin",
    command: "admin show",
    method: "get",
    path: "/admins/{login}",
    ...superadmins,
    summary: "One administrator",
    params: byLogin,
    query: none,
    body: noBody,
    answer: adminView,
    handle: ({ context, params }) => shown(context, params.login),
  }),
  operation({
    id: "createSuperadmin",
    command: "admin create",
    method: "post",
    path: "/superadmins",
    ...superadmins,
    summary: "Creates an administrator of the whole installation",
    params: none,
    query: none,
    body: z.strictObject({ login, displayName, password }),
    answer: adminView,
    status: 201,
    dangerous: true,
    async handle({ context, body }) {
      return shown(context, (await createSuperadmin(context, body)).login);
    },
  }),
  operation({
    id: "createDomainAdmin",
    command: "admin create",
    method: "post",
    path: "/domain-admins",
    ...superadmins,
    summary: "Creates an administrator of some domains",
    params: none,
    query: none,
    body: z.strictObject({
      login,
      displayName,
      password,
      domains: domainNames,
      mayOpenAs: z.boolean().default(false),
    }),
    answer: adminView,
    status: 201,
    dangerous: true,
    async handle({ context, body }) {
      return shown(context, (await createDomainAdmin(context, body)).login);
    },
  }),
  operation({
    id: "updateAdmin",
    command: "admin update",
    method: "patch",
    path: "/admins/{login}",
    ...superadmins,
    summary: "Changes an administrator's name or permissions",
    params: byLogin,
    query: none,
    body: z.strictObject({
      displayName: displayName.removeDefault().optional(),
      mayOpenAs: z.boolean().optional(),
    }),
    answer: adminView,
    versioned: true,
    dangerous: true,
    async handle({ context, params, body, expectedVersion }) {
      await updateAdmin(context, { adminId: await idOf(context, params.login), expectedVersion, ...body });
      return shown(context, params.login);
    },
  }),
  operation({
    id: "setAdminDomains",
    command: "admin set-domains",
    method: "put",
    path: "/admins/{login}/domains",
    ...superadmins,
    summary: "Gives a domain admin exactly these domains",
    params: byLogin,
    query: none,
    body: z.strictObject({ domains: domainNames }),
    answer: adminView,
    versioned: true,
    dangerous: true,
    async handle({ context, params, body, expectedVersion }) {
      await setAdminDomains(context, {
        adminId: await idOf(context, params.login),
        expectedVersion,
        ...body,
      });
      return shown(context, params.login);
    },
  }),
  operation({
    id: "setAdminRole",
    command: "admin set-role",
    method: "put",
    path: "/admins/{login}/role",
    ...superadmins,
    summary: "Makes an administrator a superadmin, or a domain admin without domains; its sessions end",
    params: byLogin,
    query: none,
    body: z.strictObject({ role: z.enum(adminRoles) }),
    answer: adminView,
    versioned: true,
    dangerous: true,
    async handle({ context, params, body, expectedVersion }) {
      await setAdminRole(context, { adminId: await idOf(context, params.login), expectedVersion, ...body });
      return shown(context, params.login);
    },
  }),
  operation({
    id: "setAdminState",
    command: "admin disable",
    method: "put",
    path: "/admins/{login}/state",
    ...superadmins,
    summary: "Switches an administrator on or off; off ends its sessions and stops its keys",
    params: byLogin,
    query: none,
    body: z.strictObject({ active: z.boolean() }),
    answer: adminView,
    versioned: true,
    dangerous: true,
    async handle({ context, params, body, expectedVersion }) {
      await setAdminState(context, { adminId: await idOf(context, params.login), expectedVersion, ...body });
      return shown(context, params.login);
    },
  }),
  operation({
    id: "setAdminPassword",
    command: "admin set-password",
    method: "put",
    path: "/admins/{login}/password",
    ...superadmins,
    summary: "Sets an administrator's password and ends its sessions",
    params: byLogin,
    query: none,
    body: z.strictObject({ password }),
    answer: null,
    dangerous: true,
    async handle({ context, params, body }) {
      await setAdminPassword(context, { adminId: await idOf(context, params.login), ...body });
      return {};
    },
  }),
  operation({
    id: "createAdminPasswordLink",
    command: "admin password-link",
    method: "post",
    path: "/admins/{login}/password-link",
    ...superadmins,
    summary: "Makes a link, good once and for 24 hours, by which an administrator chooses its own password",
    params: byLogin,
    query: none,
    body: noBody,
    answer: z
      .object({ url: z.url().describe("Shown this once."), expiresAt: moment })
      .meta({ id: "PasswordLink" }),
    status: 201,
    dangerous: true,
    async handle({ context, params }) {
      const link = await createPasswordLink(context, { adminId: await idOf(context, params.login) });
      return { body: { ...link, expiresAt: text(link.expiresAt) } };
    },
  }),
  operation({
    id: "deleteAdmin",
    command: "admin delete",
    method: "delete",
    path: "/admins/{login}",
    ...superadmins,
    summary: "Deletes an administrator with its sessions, keys and second factors",
    params: byLogin,
    query: none,
    body: noBody,
    answer: null,
    versioned: true,
    dangerous: true,
    async handle({ context, params, expectedVersion }) {
      await deleteAdmin(context, { adminId: await idOf(context, params.login), expectedVersion });
      return {};
    },
  }),
];
