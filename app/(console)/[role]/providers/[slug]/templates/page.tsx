import { openProvider, providerTitle } from "@/app/(console)/[role]/providers/provider-room";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";
import type { ConsolePageProps } from "@/app/(console)/console-page";

export const generateMetadata = providerTitle("/templates");

/** Which template somebody gets. */
export default async function TemplatesPage(props: ConsolePageProps<"slug">) {
  return <SettingPage opened={await openProvider(props, "templates")} part="templates" />;
}
