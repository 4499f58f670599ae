import { words } from "@/lib/words/text";

/** What the field is called that says who signs in. */
export const addressWords = words("portal.login.form", {
  address: "Email address",
  addressOrName: "Email address or username",
});
