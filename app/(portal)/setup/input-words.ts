import { words } from "@/lib/words/text";

/** What is wrong with what somebody has typed to set up an account. */
export const inputWords = words("portal.setup.input", {
  login: "Enter your email address.",
  displayName: "Enter your name.",
  password: "Enter a password.",
  repeated: "The passwords do not match.",
});
