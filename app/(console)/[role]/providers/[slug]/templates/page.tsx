import { openProvider, roomWords } from "@/app/(console)/[role]/providers/provider-room";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";
import { type ConsolePageProps, pageTitle } from "@/app/(console)/console-page";

export const generateMetadata = pageTitle("/providers/[slug]", roomWords("templates"));

/** Which template somebody gets. */
export default async function TemplatesPage(props: ConsolePageProps<"slug">) {
  return <SettingPage opened={await openProvider(props, "templates")} part="templates" />;
}
