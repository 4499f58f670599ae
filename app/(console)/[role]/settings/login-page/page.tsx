import { getWords } from "@/app/_words/get-words";
import { groupForm } from "@/app/(console)/[role]/settings/group-form";
import { LoginPageForm } from "@/app/(console)/[role]/settings/login-page-form";
import { openSettings, settingsTitle } from "@/app/(console)/[role]/settings/setting-pages";
import { SettingsPart } from "@/app/(console)/[role]/settings/settings-part";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { env } from "@/lib/platform/env";
import { listSignInProviders } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const partWords = words("console.settings.loginPagePart", {
  intro: "What visitors see before they sign in.",
});

const part = "/settings/login-page";

export const generateMetadata = settingsTitle(part);

/** What visitors see before they sign in. */
export default async function LoginPageSettingsPage(props: ConsolePageProps) {
  const opened = await openSettings(props, part);
  const { context } = opened;
  return (
    <SettingsPart at={opened} intro={(await getWords(partWords))("intro")}>
      <LoginPageForm
        {...(await groupForm(context, "loginPage"))}
        directUrl={`${env().PORTAL_URL}/?direct=1`}
        providers={(await listSignInProviders(context.db)).length}
      />
    </SettingsPart>
  );
}
