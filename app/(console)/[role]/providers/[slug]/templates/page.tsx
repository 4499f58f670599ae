import { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";

/** Which template somebody gets. */
const { show, generateMetadata } = providerPages.part("/templates", (opened) => (
  <SettingPage at={opened} part="templates" />
));

export { generateMetadata, show as default };
