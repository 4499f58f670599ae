import { getWords } from "@/app/_words/get-words";
import { groupForm } from "@/app/(console)/[role]/settings/group-form";
import { PasswordPolicyForm } from "@/app/(console)/[role]/settings/group-forms";
import { openSettings, settingsTitle } from "@/app/(console)/[role]/settings/setting-pages";
import { SettingsPart } from "@/app/(console)/[role]/settings/settings-part";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { words } from "@/lib/words/text";

const partWords = words("console.settings.passwordsPart", {
  intro: "Rules for new passwords of local mailboxes and administrators.",
});

const part = "/settings/passwords";

export const generateMetadata = settingsTitle(part);

/** What new passwords must be. */
export default async function PasswordSettingsPage(props: ConsolePageProps) {
  const opened = await openSettings(props, part);
  return (
    <SettingsPart at={opened} intro={(await getWords(partWords))("intro")}>
      <PasswordPolicyForm {...(await groupForm(opened.context, "passwordPolicy"))} />
    </SettingsPart>
  );
}
