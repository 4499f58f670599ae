import type { AdminGroup } from "@/lib/accounts/admin-group/queries";
import { type Text, words } from "@/lib/words/text";

/** The titles of the pages of both roles. */
export const roleTitleWords = words("console.roleTitle", {
  superadmin: "Administration",
  "domain-admin": "Domain administration",
});

/** What the roles of administrators are called. */
export const roleWords = words("console.role", {
  superadmin: "Superadmin",
  "domain-admin": "Domain admin",
});

const groupRoleWords = words("console.groupRole", { delegate: "Delegate" });

/** What a role that a group gives is called. */
export const groupRoleText = (role: AdminGroup["role"]): Text =>
  role === "delegate" ? groupRoleWords("delegate") : roleWords(role);
