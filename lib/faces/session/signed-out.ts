import { type Text, words } from "@/lib/words/text";

/** What is said to whoever has no session any more. */
export const signedOut: Text = words("session", { signedOut: "You are signed out. Sign in again." })(
  "signedOut",
);
