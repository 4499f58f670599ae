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
import { updateOwnAccount, updateOwnAccountInput } from "@/lib/accounts/admin-account/update-own-account";
import {
  adminSubject,
  adminView,
  ownAdmin,
  ownAdminView,
  passwordLinkView,
} from "@/lib/accounts/admin-account/view";
import { listing } from "@/lib/catalogue/list";
import { nothing, operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { endAdminSessions } from "@/lib/credentials/admin-session/end-session";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { answerFactors, factorList } from "@/lib/credentials/second-factor/view";
import { endedSessions } from "@/lib/credentials/web-session/ended";
import { adminRoles } from "@/lib/platform/db/schema/admin-account";
import { text } from "@/lib/platform/input/moment";
import { deletion } from "@/lib/words/button";

const superadmins = { audience: ["superadmin"], area: "admins" } as const;
const changes = { ...superadmins, effect: "write", subject: adminSubject, dangerous: true } as const;

export const adminOperations = [
  listing({
    name: "admin.list",
    title: "Lists administrators",
    example: "admin list --role domain-admin",
    ...superadmins,
    subject: installation,
    filter: {
      search: z.string().max(320).optional().describe("Part of the login or the name."),
      role: z.enum(adminRoles).optional(),
      active: z.boolean().optional(),
    },
    options: {
      search: { value: "text", help: "only logins or names that contain this" },
      role: { value: "role", help: "only this role" },
    },
    orders: adminOrders,
    item: adminView.schema,
    read: async ({ context, input }) => adminView.page(context, await listAdminPage(context, input)),
  }),
  operation({
    name: "admin.show",
    title: "Shows an administrator",
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
    title: "Creates a superadmin, who manages the whole server",
    example: "admin create --login root@example.org --password-stdin < password.txt",
    ...changes,
    subject: installation,
    input: createSuperadminInput,
    output: adminView.schema,
    records: { "admin-account.create": "Administrator created" },
    run: async ({ context, input }) => adminView.again(context, await createSuperadmin(context, input)),
  }),
  operation({
    name: "domain-admin.create",
    title: "Creates a domain admin, who manages selected domains",
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
    title: "Changes an administrator's name or permission to impersonate users",
    example: "admin update dora@example.org --may-impersonate",
    ...changes,
    input: updateAdminInput.omit({ adminId: true, expectedVersion: true }),
    output: adminView.schema,
    versioned: true,
    records: { "admin-account.update": "Administrator changed" },
    async run({ context, subject: { id: adminId, ...named }, input, expectedVersion }) {
      await updateAdmin(context, { adminId, expectedVersion, ...input });
      return adminView.again(context, named);
    },
  }),
  operation({
    name: "admin.set-domains",
    title: "Replaces the list of domains that a domain admin manages",
    example: "admin set-domains dora@example.org a.org,b.org",
    ...changes,
    input: setAdminDomainsInput.omit({ adminId: true, expectedVersion: true }),
    output: adminView.schema,
    versioned: true,
    records: { "admin-account.set-domains": "Administrator domains changed" },
    async run({ context, subject: { id: adminId, ...named }, input, expectedVersion }) {
      await setAdminDomains(context, { adminId, expectedVersion, ...input });
      return adminView.again(context, named);
    },
  }),
  operation({
    name: "admin.set-role",
    title: "Changes an administrator's role and signs them out everywhere",
    description: "A new domain admin has no domains until you assign some.",
    about:
      "Changes an administrator's role and signs them out everywhere. A new domain admin has no domains until you assign some.",
    example: "admin set-role dora@example.org superadmin",
    ...changes,
    input: setAdminRoleInput.omit({ adminId: true, expectedVersion: true }),
    output: adminView.schema,
    versioned: true,
    records: { "admin-account.set-role": "Administrator role changed" },
    buttons: {
      "domain-admin": {
        input: { role: "domain-admin" },
        label: "Change to domain admin",
        question: "Change {login} to domain admin?",
        consequence:
          "The administrator is signed out, starts without any domains until you assign some, and signs in at /domain-admin from now on.",
        pending: "Changing…",
      },
      superadmin: {
        input: { role: "superadmin" },
        label: "Change to superadmin",
        question: "Change {login} to superadmin?",
        consequence:
          "The administrator can then manage everything on this server, including other administrators. They are signed out and sign in at /admin from now on.",
        pending: "Changing…",
      },
    },
    async run({ context, subject: { id: adminId, ...named }, input, expectedVersion }) {
      await setAdminRole(context, { adminId, expectedVersion, ...input });
      return adminView.again(context, named);
    },
  }),
  operation({
    name: "admin.set-state",
    title: "Enables or disables an administrator",
    description:
      "Disabling an administrator signs them out everywhere and stops their API keys from working.",
    example: "admin disable dora@example.org",
    ...changes,
    input: setAdminStateInput.omit({ adminId: true, expectedVersion: true }),
    output: adminView.schema,
    versioned: true,
    records: { "admin-account.set-state": "Administrator enabled or disabled" },
    buttons: {
      disable: {
        input: { active: false },
        label: "Disable",
        question: "Disable {login}?",
        consequence:
          "The administrator is signed out immediately, any impersonation ends, and their API keys stop working. Nothing is deleted.",
        pending: "Disabling…",
      },
      enable: {
        input: { active: true },
        label: "Enable",
        question: "Enable {login}?",
        consequence: "The administrator can sign in again, and their API keys work again.",
        pending: "Enabling…",
      },
    },
    async run({ context, subject: { id: adminId, ...named }, input, expectedVersion }) {
      await setAdminState(context, { adminId, expectedVersion, ...input });
      return adminView.again(context, named);
    },
  }),
  operation({
    name: "admin.set-password",
    title: "Sets an administrator's password and signs them out everywhere",
    example: "admin set-password dora@example.org --password-stdin < password.txt",
    ...changes,
    input: setAdminPasswordInput.omit({ adminId: true }),
    output: null,
    records: { "admin-account.set-password": "Administrator password set" },
    run: ({ context, subject: { id: adminId }, input }) => setAdminPassword(context, { adminId, ...input }),
  }),
  operation({
    name: "admin.create-password-link",
    title: "Creates a link that lets an administrator choose a new password",
    description: "The link works once and expires after 24 hours.",
    about:
      "Creates a link that lets an administrator choose a new password. It works once and expires after 24 hours.",
    example: "admin password-link dora@example.org",
    ...changes,
    input: nothing,
    output: passwordLinkView,
    records: { "admin-account.create-password-link": "Administrator setup link created" },
    async run({ context, subject: { id: adminId } }) {
      const link = await createPasswordLink(context, { adminId });
      return { output: { ...link, expiresAt: text(link.expiresAt) } };
    },
  }),
  operation({
    name: "admin.delete",
    title: "Deletes an administrator along with their sessions, API keys and second factors",
    description: "The last active superadmin can't be deleted.",
    about:
      "Deletes an administrator along with their sessions, API keys and second factors. The last active superadmin can't be deleted.",
    example: "admin delete dora@example.org --yes",
    ...changes,
    input: nothing,
    output: null,
    versioned: true,
    records: { "admin-account.delete": "Administrator deleted" },
    buttons: {
      delete: deletion(
        "This deletes the administrator's sessions, API keys and second factors. Their actions stay in the audit log. This can't be undone.",
        "This is not the login.",
      ),
    },
    run: ({ context, subject: { id: adminId }, expectedVersion }) =>
      deleteAdmin(context, { adminId, expectedVersion }),
  }),
];

export const adminFactorOperations = [
  operation({
    name: "admin.second-factors",
    title: "Lists an administrator's second factors, without their secrets",
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
    title: "Resets an administrator's second factors and signs them out everywhere",
    example: "admin reset-second-factor dora@example.org",
    ...changes,
    input: nothing,
    output: null,
    buttons: {
      "reset-second-factors": {
        label: "Reset",
        question: "Reset the second factors of {login}?",
        consequence:
          "All second factors and recovery codes stop working, and the administrator is signed out. The next sign-in needs only the password, so make sure the request really came from this person.",
        pending: "Resetting…",
      },
    },
    async run({ context, subject: { id } }) {
      await resetFactors(context, { kind: "admin", id });
      return undefined;
    },
  }),
];

export const adminSessionOperations = [
  operation({
    name: "admin.end-sessions",
    title: "Signs an administrator out everywhere",
    example: "admin end-sessions dora@example.org",
    ...superadmins,
    effect: "write",
    subject: adminSubject,
    input: nothing,
    output: endedSessions,
    records: { "admin-session.end": "Administrator signed out" },
    buttons: {
      "end-sessions": {
        label: "Sign out everywhere",
        question: "Sign {login} out everywhere?",
        consequence: "The administrator must sign in again in every browser.",
        pending: "Signing out…",
      },
    },
    run: async ({ context, subject: { id: adminId } }) => ({
      output: await endAdminSessions(context, { adminId }),
    }),
  }),
];

export const ownAccountOperations = [
  operation({
    name: "own-account.show",
    title: "Shows your account",
    example: "admin show dora@example.org",
    audience: ["superadmin", "domain-admin"],
    area: "profile",
    effect: "read",
    subject: ownAdmin,
    input: nothing,
    output: adminView.schema,
    run: async ({ subject }) => ownAdminView.answer(subject),
  }),
  operation({
    name: "own-account.update",
    title: "Changes your language and time zone",
    example: "admin show dora@example.org",
    audience: ["superadmin", "domain-admin"],
    area: "profile",
    effect: "write",
    subject: ownAdmin,
    input: updateOwnAccountInput.omit({ adminId: true }),
    output: adminView.schema,
    records: { "admin-account.update-own": "Administrator preferences changed" },
    async run({ context, subject: { id: adminId }, input }) {
      await updateOwnAccount(context, { adminId, ...input });
      return ownAdminView.again(context, {});
    },
  }),
];
