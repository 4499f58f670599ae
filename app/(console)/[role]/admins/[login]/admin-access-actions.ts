"use server";

import {
  adminDeletion,
  adminRoleForm,
  adminStateForm,
  oneAdmin,
} from "@/app/(console)/[role]/admins/admin-form-input";
import { submit } from "@/app/(console)/submit";
import { words } from "@/lib/words/text";

const actionWords = words("console.admins.refusals", { gone: "This administrator no longer exists." });

const rules = {
  shows: "/admins",
  gone: actionWords("gone"),
} as const;

/** Switches an administrator on or off. */
export const setAdminState = submit("admin.set-state", adminStateForm, rules);

/** Makes an administrator a superadmin or a domain admin. */
export const setAdminRole = submit("admin.set-role", adminRoleForm, rules);

/** Signs an administrator out everywhere. */
export const endAdminSessions = submit("admin.end-sessions", oneAdmin, rules);

/** Takes away all second factors of an administrator who has lost them. */
export const resetAdminFactors = submit("admin.reset-second-factors", oneAdmin, rules);

/** Deletes an administrator, once its login was typed, and goes back to the list. */
export const deleteAdmin = submit("admin.delete", adminDeletion, {
  asks: ({ confirmation: _, ...which }) => which,
  leadsTo: () => "/admins",
});
