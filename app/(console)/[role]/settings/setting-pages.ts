import { getSay } from "@/app/_words/get-words";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { words } from "@/lib/words/text";

const groupWords = words("console.settings", {
  branding: "Branding",
  loginPage: "Login page",
  passwords: "Passwords",
  access: "Administrator access",
  logs: "Logs",
  contacts: "Contacts",
  mails: "Mails to people",
});

/** The groups of settings, by where each has its page. */
const groups = {
  "/settings": groupWords("branding"),
  "/settings/login-page": groupWords("loginPage"),
  "/settings/passwords": groupWords("passwords"),
  "/settings/access": groupWords("access"),
  "/settings/logs": groupWords("logs"),
  "/settings/contacts": groupWords("contacts"),
  "/settings/mails": groupWords("mails"),
} as const;

type GroupPath = keyof typeof groups;

/** Opens the page of a group of settings, with the ways to the others. */
export async function openSettings(props: ConsolePageProps, at: GroupPath) {
  const say = await getSay();
  const opened = await openPage(props, at);
  const tabs = Object.entries(groups).map(([below, title]) => ({
    label: say(title),
    href: opened.start + below,
  }));
  return { ...opened, name: opened.title, group: say(groups[at]), back: null, tabs };
}

/** The title of a group's page. */
export const settingsTitle = (at: GroupPath) => pageTitle(at, groups[at]);
