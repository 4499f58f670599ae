import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { getSay } from "@/app/_words/get-words";
import type { StoredGroup } from "@/app/(console)/[role]/settings/settings-form";
import { consolePage } from "@/app/(console)/console-page";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { ObjectPage } from "@/app/(console)/object-page";
import type { Context } from "@/lib/platform/db/context";
import type { SettingName, Settings } from "@/lib/platform/settings/groups";
import { readSettings } from "@/lib/platform/settings/queries";
import { settingFields } from "@/lib/upkeep/settings/fields";
import { settingGroupWords } from "@/lib/upkeep/settings/words";
import { words } from "@/lib/words/text";

const introWords = words("console.settings.intro", {
  branding: "How this installation looks on every page.",
  loginPage: "What visitors see before they sign in.",
  passwordPolicy: "Rules for new passwords of local mailboxes and administrators.",
  access: "Applies to the console and to API keys as soon as you save.",
  logs: "How long past events are kept.",
  contacts: "How people outside your organization can reach you.",
  notifications: "Mails that Letterlock sends to people, through this server's own mail server.",
});

/** The groups of settings, by where each has its page. */
const groups = {
  "/settings": "branding",
  "/settings/login-page": "loginPage",
  "/settings/passwords": "passwordPolicy",
  "/settings/access": "access",
  "/settings/logs": "logs",
  "/settings/contacts": "contacts",
  "/settings/mails": "notifications",
} as const satisfies Record<string, SettingName>;

type Show = Parameters<typeof consolePage>[1];

/** The page of a group of settings of the whole installation: its form, below the ways to the other groups. */
export function settingsPage(
  at: keyof typeof groups,
  form: (group: StoredGroup, opened: Parameters<Show>[0]) => ReactNode | Promise<ReactNode>,
) {
  const name = groups[at];
  const title = settingGroupWords(name);
  const show: Show = async (opened) => {
    const say = await getSay();
    const { start, path } = opened;
    const tabs = Object.entries(groups).map(([below, group]) => ({
      label: say(settingGroupWords(group)),
      href: start + below,
    }));
    return (
      <ObjectPage at={{ name: opened.title, path, back: null, tabs }}>
        <Card title={say(title)} intro={say(introWords(name))}>
          {await form(await storedGroup(opened.context, name), opened)}
        </Card>
      </ObjectPage>
    );
  };
  return consolePage(at, show, { title });
}

/** What a group's form shows: the version and values that are stored, and the words of its fields. */
async function storedGroup({ db }: Context, name: SettingName): Promise<StoredGroup> {
  const { value, version } = await readSettings(db, name);
  return { version, stored: shownSettings(name, value), words: await inputWords(settingFields[name]) };
}

/** Contacts are shown a line each, mail addresses by themselves; a logo is shown by its address. */
function shownSettings(name: SettingName, value: Settings[SettingName]): Record<string, string> {
  const { security, logo: _, ...values } = valuesOf(settingFields[name], value);
  return security === undefined ? values : { ...values, security: security.replaceAll(/^mailto:/gm, "") };
}
