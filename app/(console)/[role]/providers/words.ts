import { words } from "@/lib/words/text";

/** What several pages and actions of identity providers say. */
export const providerWords = words("console.providers", {
  shortName: "Short name",
  mailboxes: "Mailboxes",
  state: "State",
  enabled: "Enabled",
  disabled: "Disabled",
  newProvider: "New identity provider",
  gone: "This provider no longer exists.",
});
