import { type Area, areas } from "@/lib/platform/area";
import { type Text, words } from "@/lib/words/text";

/** What an API key can be given access to. */
export const areaWords = words("console.apiKeys.area", {
  domains: "Domains",
  templates: "Templates",
  mailboxes: "Mailboxes",
  aliases: "Aliases",
  "app-passwords": "App passwords",
  providers: "Identity providers",
  admins: "Administrators",
  "api-keys": "API keys",
  logs: "Logs",
  settings: "Settings and app links",
  profile: "Your own account",
});

const accessWords = words("console.apiKeys.scope", {
  all: "Everything",
  read: "{area}: read",
  write: "{area}: read and change",
});

const isArea = (name: string): name is Area => areas.some((area) => area === name);

/** "mailboxes:write" for people: "Mailboxes: read and change". An area that is not known any more is called by its name. */
export function scopeText(scope: string): Text {
  const [name = "", access] = scope.split(":");
  const area = name === "all" ? accessWords("all") : isArea(name) ? areaWords(name) : name;
  return accessWords(access === "write" ? "write" : "read", { area });
}
