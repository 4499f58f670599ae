import { z } from "zod";
import { createDomainAdmin, createDomainAdminInput } from "@/lib/accounts/admin-account/create-domain-admin";
import { createPasswordLink } from "@/lib/accounts/admin-account/create-password-link";
import { createSuperadmin, createSuperadminInput } from "@/lib/accounts/admin-account/create-superadmin";
import { deleteAdmin } from "@/lib/accounts/admin-account/delete-admin";
import { adminOrders, listAdminPage } from "@/lib/accounts/admin-account/list-page";
import { setAdminDomains, setAdminDomainsInput } from "@/lib/accounts/admin-account/set-admin-domains";
import { setAdminPassword, setAdminPasswordInput } from "@/lib/accounts/admin-account/set-admin-password";
import { setAdminRole, setAdminRoleInput } from "@/lib/accounts/admin-account/set-admin-role";
import { setAdminState, setAdminStateInput } from "@/lib/accounts/admin-account/set-admin-state";
import { updateAdmin, updateAdminInput } from "@/lib/accounts/admin-account/update-admin";
import {
  adminSubject,
  adminView,
  ownAdmin,
  ownAdminView,
  passwordLinkView,
} from "@/lib/accounts/admin-account/view";
import { listing } from "@/lib/catalogue/list";
import { text } from "@/lib/catalogue/moment";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { endAdminSessions } from "@/lib/credentials/admin-session/end-session";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { answerFactors, factorList } from "@/lib/credentials/second-factor/view";
import { endedSessions } from "@/lib/credentials/web-session/ended";
import { adminRoles } from "@/lib/platform/db/schema/admin-account";

const superadmins = { audience: ["superadmin"], area: "admins" } as const;
const changes = { ...superadmins, effect: "write", subject: adminSubject, dangerous: true } as const;

export const adminOperations = [
  listing({
    name: "admin.list",
    title: "Administrators: searched, filtered and sorted, in pages",
    about: "Lists the administrators.",
    example: "admin list --role domain-admin",
    ...superadmins,
    subject: installation,
    filter: {
      search: z.string().max(320).optional().describe("Part of the login or the name."),
      role: z.enum(adminRoles).optional(),
      active: z.boolean().optional(),
    },
    orders: adminOrders,
    item: adminView.schema,
    read: async ({ context, input }) => adminView.page(context, await listAdminPage(context, input)),
  }),
  operation({
    name: "admin.show",
    title: "One administrator",
    about: "Shows one administrator.",
    example: "admin show dora@example.org",
    ...superadmins,
    effect: "read",
    subject: adminSubject,
    input: nothing,
    output: adminView.schema,
    run: async ({ subject }) => adminView.answer(subject),
  }),
  operation({
    name: "superadmin.create",
    title: "Creates an administrator of the whole installation",
    example: "admin create --login root@example.org --password-stdin < password.txt",
    ...changes,
    subject: installation,
    input: createSuperadminInput,
    output: adminView.schema,
    run: async ({ context, input }) => adminView.again(context, await createSuperadmin(context, input)),
  }),
  operation({
    name: "domain-admin.create",
    title: "Creates an administrator of some domains",
    example:
      "admin create --login dora@example.org --role domain-admin --domains example.org --password-stdin",
    ...changes,
    subject: installation,
    input: createDomainAdminInput,
    output: adminView.schema,
    run: async ({ context, input }) => adminView.again(context, await createDomainAdmin(context, input)),
  }),
  operation({
    name: "admin.update",
    title: "Changes an administrator's name or permissions",
    about: "Changes an administrator's name, or whether it may open mailboxes as their users.",
    example: "admin update dora@example.org --may-open-as",
    ...changes,
    input: updateAdminInput.omit({ adminId: true, expectedVersion: true }),
    output: adminView.schema,
    versioned: true,
    async run({ context, subject: { id: adminId, ...named }, input, expectedVersion }) {
      await updateAdmin(context, { adminId, expectedVersion, ...input });
      return adminView.again(context, named);
    },
  }),
  operation({
    name: "admin.set-domains",
    title: "Gives a domain admin exactly these domains",
    example: "admin set-domains dora@example.org a.org,b.org",
    ...changes,
    input: setAdminDomainsInput.omit({ adminId: true, expectedVersion: true }),
    output: adminView.schema,
    versioned: true,
    async run({ context, subject: { id: adminId, ...named }, input, expectedVersion }) {
      await setAdminDomains(context, { adminId, expectedVersion, ...input });
      return adminView.again(context, named);
    },
  }),
  operation({
    name: "admin.set-role",
    title: "Makes an administrator a superadmin, or a domain admin without domains; its sessions end",
    about: "Makes an administrator a superadmin, or a domain-admin without domains; its sessions end.",
    example: "admin set-role dora@example.org superadmin",
    ...changes,
    input: setAdminRoleInput.omit({ adminId: true, expectedVersion: true }),
    output: adminView.schema,
    versioned: true,
    async run({ context, subject: { id: adminId, ...named }, input, expectedVersion }) {
      await setAdminRole(context, { adminId, expectedVersion, ...input });
      return adminView.again(context, named);
    },
  }),
  operation({
    name: "admin.set-state",
    title: "Switches an administrator on or off; off ends its sessions and stops its keys",
    example: "admin disable dora@example.org",
    ...changes,
    input: setAdminStateInput.omit({ adminId: true, expectedVersion: true }),
    output: adminView.schema,
    versioned: true,
    async run({ context, subject: { id: adminId, ...named }, input, expectedVersion }) {
      await setAdminState(context, { adminId, expectedVersion, ...input });
      return adminView.again(context, named);
    },
  }),
  operation({
    name: "admin.set-password",
    title: "Sets an administrator's password and ends its sessions",
    example: "admin set-password dora@example.org --password-stdin < password.txt",
    ...changes,
    input: setAdminPasswordInput.omit({ adminId: true }),
    output: null,
    run: ({ context, subject: { id: adminId }, input }) => setAdminPassword(context, { adminId, ...input }),
  }),
  operation({
    name: "admin.create-password-link",
    title: "Makes a link, good once and for 24 hours, by which an administrator chooses its own password",
    about: "Makes a link, valid once and for 24 hours, by which an administrator chooses its own password.",
    example: "admin password-link dora@example.org",
    ...changes,
    input: nothing,
    output: passwordLinkView,
    async run({ context, subject: { id: adminId } }) {
      const link = await createPasswordLink(context, { adminId });
      return { output: { ...link, expiresAt: text(link.expiresAt) } };
    },
  }),
  operation({
    name: "admin.delete",
    title: "Deletes an administrator with its sessions, keys and second factors",
    about: "Deletes an administrator; the last active superadmin stays.",
    example: "admin delete dora@example.org --yes",
    ...changes,
    input: nothing,
    output: null,
    versioned: true,
    run: ({ context, subject: { id: adminId }, expectedVersion }) =>
      deleteAdmin(context, { adminId, expectedVersion }),
  }),
];

export const adminFactorOperations = [
  operation({
    name: "admin.second-factors",
    title: "The second factors of an administrator",
    about: "Lists the second factors of an administrator, without their secrets.",
    example: "admin second-factors dora@example.org",
    ...superadmins,
    effect: "read",
    subject: adminSubject,
    input: nothing,
    output: factorList,
    run: ({ context, subject: { id } }) => answerFactors(context, { kind: "admin", id }),
  }),
  operation({
    name: "admin.reset-second-factors",
    title: "Takes away all second factors of an administrator who has lost them, and ends the sessions",
    example: "admin reset-second-factor dora@example.org",
    ...changes,
    input: nothing,
    output: null,
    async run({ context, subject: { id } }) {
      await resetFactors(context, { kind: "admin", id });
      return undefined;
    },
  }),
];

export const adminSessionOperations = [
  operation({
    name: "admin.end-sessions",
    title: "Ends all sessions of an administrator",
    about: "Signs an administrator out everywhere.",
    example: "admin end-sessions dora@example.org",
    ...superadmins,
    effect: "write",
    subject: adminSubject,
    input: nothing,
    output: endedSessions,
    run: async ({ context, subject: { id: adminId } }) => ({
      output: await endAdminSessions(context, { adminId }),
    }),
  }),
];

export const ownAccountOperations = [
  operation({
    name: "own-account.show",
    title: "Your own account",
    example: "admin show dora@example.org",
    audience: ["superadmin", "domain-admin"],
    area: "profile",
    effect: "read",
    subject: ownAdmin,
    input: nothing,
    output: adminView.schema,
    run: async ({ subject }) => ownAdminView.answer(subject),
  }),
];
