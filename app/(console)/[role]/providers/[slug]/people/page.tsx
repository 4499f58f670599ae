import { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";

/** Who comes in by the provider, and what a mailbox follows of them. */
const { show, generateMetadata } = providerPages.part("/people", (opened) => (
  <SettingPage at={opened} part="people" />
));

export { generateMetadata, show as default };
