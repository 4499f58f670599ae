/** What the owner of a mailbox may do by itself; administrators may always. */
export const permissions = [
  "mayCreateAppPasswords",
  "mayUseTemporaryAliases",
  "mayChangePassword",
  "mayChooseStartPage",
] as const;
export type Permission = (typeof permissions)[number];
