import { getWords } from "@/app/_words/get-words";
import { groupForm } from "@/app/(console)/[role]/settings/group-form";
import { BrandingForm } from "@/app/(console)/[role]/settings/group-forms";
import { openSettings, settingsTitle } from "@/app/(console)/[role]/settings/setting-pages";
import { SettingsPart } from "@/app/(console)/[role]/settings/settings-part";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { currentBrand } from "@/app/brand/current-brand";
import { words } from "@/lib/words/text";

const partWords = words("console.settings.brandingPart", {
  intro: "How this installation looks on every page.",
});

const part = "/settings";

export const generateMetadata = settingsTitle(part);

/** Name, logo and colour of the installation. */
export default async function SettingsPage(props: ConsolePageProps) {
  const opened = await openSettings(props, part);
  return (
    <SettingsPart at={opened} intro={(await getWords(partWords))("intro")}>
      <BrandingForm
        {...(await groupForm(opened.context, "branding"))}
        logoUrl={(await currentBrand()).logoUrl}
      />
    </SettingsPart>
  );
}
