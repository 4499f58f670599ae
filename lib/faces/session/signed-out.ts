import { type Text, words } from "@/lib/words/text";

const sessionWords = words("session", { signedOut: "You are signed out. Sign in again." });

/** What is said to whoever has no session any more. */
export const signedOut: Text = sessionWords("signedOut");
