import { words } from "@/lib/words/text";

/** What people read for the steps that several kinds have, or all of OpenID Connect. */
export const stepWords = words("provider.test.step", {
  "name-resolution": "Host name",
  tls: "Connection and certificate",
  discovery: "Discovery document",
  issuer: "Issuer",
  keys: "Token keys",
  clock: "Clock",
  "client-authentication": "Our client",
  "pushed-request": "Pushed authorization request",
  "redirect-url": "Redirect URL",
  userinfo: "Userinfo",
  addresses: "Addresses",
});
