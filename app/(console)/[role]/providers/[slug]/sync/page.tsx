import { openProvider, providerTitle } from "@/app/(console)/[role]/providers/provider-room";
import { ProviderSync } from "@/app/(console)/[role]/providers/provider-sync";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";
import type { ConsolePageProps } from "@/app/(console)/console-page";

export const generateMetadata = providerTitle("/sync");

/** When the people of the provider are read, and what becomes of them; with its runs and the ways to start one. */
export default async function SyncPage(props: ConsolePageProps<"slug">) {
  const opened = await openProvider(props, "sync");
  return (
    <SettingPage opened={opened} part="sync">
      <ProviderSync context={opened.context} provider={opened.row} />
    </SettingPage>
  );
}
