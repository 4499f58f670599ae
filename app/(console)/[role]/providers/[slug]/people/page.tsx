import { openProvider, roomWords } from "@/app/(console)/[role]/providers/provider-room";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";
import { type ConsolePageProps, pageTitle } from "@/app/(console)/console-page";

export const generateMetadata = pageTitle("/providers/[slug]", roomWords("people"));

/** Who comes in by the provider, and what a mailbox follows of them. */
export default async function PeoplePage(props: ConsolePageProps<"slug">) {
  return <SettingPage opened={await openProvider(props, "people")} part="people" />;
}
