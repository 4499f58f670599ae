import { words } from "@/lib/words/text";

/** What the login page says itself. */
export const loginWords = words("portal.login", {
  title: "Sign in",
  heading: "Sign in to your mail",
  continues: "You'll then go on to the page you asked for.",
  or: "or with a mailbox password",
  orPassword: "or with your password",
  apps: "Apps",
  domainAdmin: "Sign in as domain administrator",
  admin: "Sign in as administrator",
});
