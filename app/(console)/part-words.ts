import { words } from "@/lib/words/text";

/** What the parts are called that several kinds of things have. */
export const partWords = words("console.parts", {
  overview: "Overview",
  settings: "Settings",
  signIn: "Sign-in",
});
