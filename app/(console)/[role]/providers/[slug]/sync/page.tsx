import { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import { ProviderSync } from "@/app/(console)/[role]/providers/provider-sync";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";

/** When the people of the provider are read, and what becomes of them; with its runs and the ways to start one. */
const { show, generateMetadata } = providerPages.part("/sync", (opened) => (
  <SettingPage at={opened} part="sync">
    <ProviderSync context={opened.context} provider={opened.row} />
  </SettingPage>
));

export { generateMetadata, show as default };
