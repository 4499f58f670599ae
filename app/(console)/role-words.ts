/** How the two roles of administrators are named on their pages. */
export const roleWords = {
  superadmin: { title: "Administration", badge: "Superadmin" },
  "domain-admin": { title: "Domain administration", badge: "Domain admin" },
} as const;
