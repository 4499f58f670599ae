import { words } from "@/lib/words/text";

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
