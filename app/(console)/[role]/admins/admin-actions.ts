"use server";

import { z } from "zod";
import {
  adminDomainsForm,
  adminForm,
  adminPasswordForm,
  newAdminForm,
  oneAdmin,
} from "@/app/(console)/[role]/admins/admin-form-input";
import { answered, submit, submitted } from "@/app/(console)/submit";
import { type FormState, formOutcome } from "@/app/form-state";
import { adminView, passwordLinkView } from "@/lib/accounts/admin-account/view";
import { listDomainPage } from "@/lib/accounts/domain/list-page";
import { registry } from "@/lib/faces/registry";
import { adminContext } from "@/lib/faces/session/admin";
import { newToken } from "@/lib/platform/secrets/token";
import { words } from "@/lib/words/text";

const linkWords = words("console.admins.passwordLink.refusals", {
  gone: "This administrator no longer exists.",
});

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

/** A link, which leaves the server this once. */
export type NewPasswordLink = z.output<typeof passwordLinkView>;

/** Creates a one-time link by which an administrator chooses its own password. */
export const createPasswordLink = answered("admin.create-password-link", oneAdmin, {
  gone: linkWords("gone"),
  answers: (output): NewPasswordLink => passwordLinkView.parse(output),
});

const shownDomains = 8;

/** The first domains with this text in their names. */
export async function searchDomains(text: string): Promise<FormState<string[]>> {
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    const search = z.string().max(253).catch("").parse(text);
    const { items } = await listDomainPage(context, { search, limit: shownDomains });
    return { result: items.map(({ name }) => name) };
  });
}
