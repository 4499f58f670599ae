import type { Area } from "@/lib/catalogue/area";

/** What an API key can be given access to, in words. */
export const areaWords: Record<Area, string> = {
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
};

const known = new Map<string, string>([...Object.entries(areaWords), ["all", "Everything"]]);

/** "mailboxes:write" for people: "Mailboxes: read and change". */
export function scopeWords(scope: string): string {
  const [area = "", access] = scope.split(":");
  return `${known.get(area) ?? area}: ${access === "write" ? "read and change" : "read"}`;
}
