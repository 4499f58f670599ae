import type { AdminSignInRefusal } from "@/lib/doors/admin-sign-in/sign-in-admin";

/** Why an administrator is not signed in, without telling what exists. */
export const refusalWords: Record<AdminSignInRefusal | "unavailable", string> = {
  "wrong-password": "The login or the password is wrong, or this account signs in on another page.",
  "wrong-factor": "The code is wrong, too old or used already. Wait for the next one and try again.",
  "too-many-attempts": "There were too many wrong attempts. Wait a quarter of an hour, then try again.",
  "network-not-allowed": "Administrators cannot sign in from this network.",
  "sign-in-expired": "This took too long. Sign in again.",
  unavailable: "Signing in does not work at the moment. Nothing is wrong with your password.",
};
