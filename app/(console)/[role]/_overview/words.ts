import { words } from "@/lib/words/text";

/** What the overview calls its parts. */
export const overviewWords = words("console.overview", {
  attention: "Needs attention",
  logins: "Logins",
  lastSync: "Last sync",
  loading: "Loading…",
  viewProvider: "View provider",
});
