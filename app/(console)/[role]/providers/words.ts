import { words } from "@/lib/words/text";

/** What several pages and actions of identity providers say. */
export const providerWords = words("console.providers", {
  shortName: "Short name",
  mailboxes: "Mailboxes",
  state: "State",
  gone: "This provider no longer exists.",
});
