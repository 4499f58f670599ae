"use server";

import {
  adminDomainsForm,
  adminForm,
  adminPasswordForm,
  newAdminForm,
} from "@/app/(console)/[role]/admins/admin-form-input";
import { submit } from "@/app/(console)/submit";
import { createDomainAdmin } from "@/lib/accounts/admin-account/create-domain-admin";
import { createSuperadmin } from "@/lib/accounts/admin-account/create-superadmin";
import { setAdminDomains as setDomains } from "@/lib/accounts/admin-account/set-admin-domains";
import { setAdminPassword as setPassword } from "@/lib/accounts/admin-account/set-admin-password";
import { updateAdmin as update } from "@/lib/accounts/admin-account/update-admin";
import { registry } from "@/lib/faces/registry";
import { newToken } from "@/lib/platform/secrets/token";

const { named } = registry;

/** Who administrates may do everything, so every change of an account asks for a fresh proof. */
const rules = { shows: "/admins" } as const;

/** Creates an administrator and goes to its page. */
export const createAdmin = submit(named("superadmin.create"), newAdminForm, {
  ...rules,
  async run({ context, sent: { role, domains, mayOpenAs, ...given } }) {
    const account = { ...given, password: given.password || newToken() };
    return role === "superadmin"
      ? createSuperadmin(context, account)
      : createDomainAdmin(context, { ...account, domains, mayOpenAs });
  },
  leadsTo: ({ login }) => `/admins/${encodeURIComponent(login)}`,
});

/** Changes an administrator's name and permission. */
export const updateAdmin = submit(named("admin.update"), adminForm, {
  ...rules,
  run: ({ context, sent }) => update(context, sent),
});

/** Gives a domain admin exactly the chosen domains. */
export const setAdminDomains = submit(named("admin.set-domains"), adminDomainsForm, {
  ...rules,
  run: ({ context, sent }) => setDomains(context, sent),
});

/** Sets an administrator's password; its sessions end. */
export const setAdminPassword = submit(named("admin.set-password"), adminPasswordForm, {
  ...rules,
  run: ({ context, sent }) => setPassword(context, sent),
});
