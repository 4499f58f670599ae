import { words } from "@/lib/words/text";

/** What is said to somebody who confirms who it is, whatever kind of account that has. */
export const reauthenticationWords = words("proof.answer", {
  noPasskey: "You have no passkey.",
  wrongPassword: "This is not your password.",
  ownPassword: "You signed in with a password of your own.",
});
