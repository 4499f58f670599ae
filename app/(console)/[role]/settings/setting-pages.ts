import { getSay } from "@/app/_words/get-words";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { settingGroupWords } from "@/lib/upkeep/settings/words";

/** The groups of settings, by where each has its page. */
const groups = {
  "/settings": settingGroupWords("branding"),
  "/settings/login-page": settingGroupWords("loginPage"),
  "/settings/passwords": settingGroupWords("passwordPolicy"),
  "/settings/access": settingGroupWords("access"),
  "/settings/logs": settingGroupWords("logs"),
  "/settings/contacts": settingGroupWords("contacts"),
  "/settings/mails": settingGroupWords("notifications"),
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
