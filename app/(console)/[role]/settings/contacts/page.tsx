import { getWords } from "@/app/_words/get-words";
import { groupForm } from "@/app/(console)/[role]/settings/group-form";
import { ContactsForm } from "@/app/(console)/[role]/settings/group-forms";
import { openSettings, settingsTitle } from "@/app/(console)/[role]/settings/setting-pages";
import { SettingsPart } from "@/app/(console)/[role]/settings/settings-part";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { env } from "@/lib/platform/env";
import { words } from "@/lib/words/text";

const partWords = words("console.settings.contactsPart", {
  intro: "How people outside your organization can reach you.",
});

const part = "/settings/contacts";

export const generateMetadata = settingsTitle(part);

/** Where to report a weakness. */
export default async function ContactSettingsPage(props: ConsolePageProps) {
  const opened = await openSettings(props, part);
  return (
    <SettingsPart at={opened} intro={(await getWords(partWords))("intro")}>
      <ContactsForm
        {...(await groupForm(opened.context, "contacts"))}
        url={`${env().PORTAL_URL}/.well-known/security.txt`}
      />
    </SettingsPart>
  );
}
