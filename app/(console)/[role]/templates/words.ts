import { words } from "@/lib/words/text";

/** What several parts of the console say about templates. */
export const templateWords = words("console.templates", {
  name: "Name",
  settings: "Settings",
  services: "Services",
  allServices: "All",
  permissions: "Users can",
  secondFactor: "Second factor",
  required: "Required",
  optional: "Optional",
  none: "None",
  several: "{names}",
  usedBy: "Used by",
  moreDomains: "{count, plural, one {# more domain} other {# more domains}}",
  domains: "{count, plural, one {# domain} other {# domains}}",
  mailboxes: "Mailboxes",
  count: "{count, number}",
  gone: "This template no longer exists.",
  enterName: "Enter a name.",
});
