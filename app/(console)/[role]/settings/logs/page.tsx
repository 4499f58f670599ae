import { getWords } from "@/app/_words/get-words";
import { groupForm } from "@/app/(console)/[role]/settings/group-form";
import { LogsForm } from "@/app/(console)/[role]/settings/group-forms";
import { openSettings, settingsTitle } from "@/app/(console)/[role]/settings/setting-pages";
import { SettingsPart } from "@/app/(console)/[role]/settings/settings-part";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { words } from "@/lib/words/text";

const partWords = words("console.settings.logsPart", { intro: "How long past events are kept." });

const part = "/settings/logs";

export const generateMetadata = settingsTitle(part);

/** How long logs are kept. */
export default async function LogSettingsPage(props: ConsolePageProps) {
  const opened = await openSettings(props, part);
  return (
    <SettingsPart at={opened} intro={(await getWords(partWords))("intro")}>
      <LogsForm {...(await groupForm(opened.context, "logs"))} />
    </SettingsPart>
  );
}
