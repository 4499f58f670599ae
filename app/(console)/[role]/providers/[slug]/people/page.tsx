import { openProvider, providerTitle } from "@/app/(console)/[role]/providers/provider-room";
import { SettingPage } from "@/app/(console)/[role]/providers/setting-page";
import type { ConsolePageProps } from "@/app/(console)/console-page";

export const generateMetadata = providerTitle("/people");

/** Who comes in by the provider, and what a mailbox follows of them. */
export default async function PeoplePage(props: ConsolePageProps<"slug">) {
  return <SettingPage opened={await openProvider(props, "people")} part="people" />;
}
