import type { AdminSignInRefusal } from "@/lib/doors/admin-sign-in/sign-in-admin";
import { words } from "@/lib/words/text";

/** Why an administrator is not signed in, without telling what exists. */
export const refusalWords = words("proof.adminRefusal", {
  "wrong-password": "The login or password is wrong, or this account signs in on another page.",
  "wrong-factor": "The code is wrong, expired or already used. Wait for the next one and try again.",
  "too-many-attempts": "Too many failed attempts. Wait at least 15 minutes, then try again.",
  "network-not-allowed": "Administrators cannot sign in from this network.",
  "sign-in-expired": "This took too long. Sign in again.",
  unavailable:
    "Signing in does not work at the moment. Nothing is wrong with your password. Try again in a few minutes.",
} satisfies Record<AdminSignInRefusal | "unavailable", string>);
