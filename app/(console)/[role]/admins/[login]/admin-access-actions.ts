"use server";

import {
  adminDeletion,
  adminRoleForm,
  adminStateForm,
  oneAdmin,
} from "@/app/(console)/[role]/admins/admin-form-input";
import { submit } from "@/app/(console)/submit";
import { deleteAdmin as remove } from "@/lib/accounts/admin-account/delete-admin";
import { setAdminRole as setRole } from "@/lib/accounts/admin-account/set-admin-role";
import { setAdminState as setState } from "@/lib/accounts/admin-account/set-admin-state";
import { endAdminSessions as endSessions } from "@/lib/credentials/admin-session/end-session";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { registry } from "@/lib/faces/registry";
import { words } from "@/lib/words/text";

const { named } = registry;

const actionWords = words("console.admins.refusals", { gone: "This administrator no longer exists." });

const rules = {
  shows: "/admins",
  gone: actionWords("gone"),
} as const;

/** Switches an administrator on or off. */
export const setAdminState = submit(named("admin.set-state"), adminStateForm, {
  ...rules,
  run: ({ context, sent }) => setState(context, sent),
});

/** Makes an administrator a superadmin or a domain admin. */
export const setAdminRole = submit(named("admin.set-role"), adminRoleForm, {
  ...rules,
  run: ({ context, sent }) => setRole(context, sent),
});

/** Signs an administrator out everywhere. */
export const endAdminSessions = submit(named("admin.end-sessions"), oneAdmin, {
  ...rules,
  run: ({ context, sent }) => endSessions(context, sent),
});

/** Takes away all second factors of an administrator who has lost them. */
export const resetAdminFactors = submit(named("admin.reset-second-factors"), oneAdmin, {
  ...rules,
  run: ({ context, sent: { adminId } }) => resetFactors(context, { kind: "admin", id: adminId }),
});

/** Deletes an administrator, once its login was typed, and goes back to the list. */
export const deleteAdmin = submit(named("admin.delete"), adminDeletion, {
  run: ({ context, sent: { adminId, expectedVersion } }) => remove(context, { adminId, expectedVersion }),
  leadsTo: () => "/admins",
});
