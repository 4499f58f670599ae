import { AppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { NewPage } from "@/app/(console)/new-page";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { words } from "@/lib/words/text";

const newWords = words("console.appLinks.new", {
  title: "New app link",
  card: "Settings",
});

export const generateMetadata = pageTitle("/app-links/new", newWords("title"));

/** Adds a link to another application. */
export default async function NewAppLinkPage(props: ConsolePageProps) {
  const { back } = await openPage(props, "/app-links/new");
  return (
    <NewPage back={back} title={newWords("title")} card={newWords("card")}>
      <AppLinkForm stored={{ shownAtLogin: "on" }} words={await inputWords(appLinkFields)} />
    </NewPage>
  );
}
