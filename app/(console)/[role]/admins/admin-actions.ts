"use server";

import {
  adminDomainsForm,
  adminForm,
  adminPasswordForm,
  newAdminForm,
} from "@/app/(console)/[role]/admins/admin-form-input";
import { submit, submitted } from "@/app/(console)/submit";
import { adminView } from "@/lib/accounts/admin-account/view";
import { registry } from "@/lib/faces/registry";
import { newToken } from "@/lib/platform/secrets/token";

/** Who administrates may do everything, so every change of an account asks for re-authentication. */
const rules = { shows: "/admins" } as const;

/** Creates an administrator, by its role by one of two operations, and goes to its page. */
export const createAdmin = submitted(registry.named("superadmin.create"), newAdminForm, {
  ...rules,
  async run({ context, sent: { role, domains, mayImpersonate, ...given } }) {
    const account = { ...given, password: given.password || newToken() };
    const input = role === "superadmin" ? account : { ...account, domains, mayImpersonate };
    const { output } = await registry.named(`${role}.create`).run({ context, key: {}, input });
    return adminView.schema.parse(output);
  },
  leadsTo: ({ login }) => `/admins/${encodeURIComponent(login)}`,
});

/** Changes an administrator's name and permission. */
export const updateAdmin = submit("admin.update", adminForm, rules);

/** Gives a domain admin exactly the chosen domains. */
export const setAdminDomains = submit("admin.set-domains", adminDomainsForm, rules);

/** Sets an administrator's password; its sessions end. */
export const setAdminPassword = submit("admin.set-password", adminPasswordForm, rules);
