import { getWords } from "@/app/_words/get-words";
import { AccessForm } from "@/app/(console)/[role]/settings/access-form";
import { groupForm } from "@/app/(console)/[role]/settings/group-form";
import { openSettings, settingsTitle } from "@/app/(console)/[role]/settings/setting-pages";
import { SettingsPart } from "@/app/(console)/[role]/settings/settings-part";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { words } from "@/lib/words/text";

const partWords = words("console.settings.accessPart", {
  intro: "Applies to the console and to API keys as soon as you save.",
});

const part = "/settings/access";

export const generateMetadata = settingsTitle(part);

/** From where and with what administrators come in. */
export default async function AccessSettingsPage(props: ConsolePageProps) {
  const opened = await openSettings(props, part);
  const { session, visitor, context } = opened;
  return (
    <SettingsPart at={opened} intro={(await getWords(partWords))("intro")}>
      <AccessForm
        {...(await groupForm(context, "access"))}
        ownAddress={visitor.ip}
        hasFactor={session.hasFactor}
      />
    </SettingsPart>
  );
}
