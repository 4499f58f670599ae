import { AppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form";
import { inputWords } from "@/app/(console)/field-form";
import { newPage } from "@/app/(console)/new-page";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { textsOf, words } from "@/lib/words/text";

const newWords = words("console.appLinks.new", {
  title: "New app link",
  card: "Settings",
});

/** Adds a link to another application. */
const { show, generateMetadata } = newPage("/app-links/new", textsOf(newWords), async () => (
  <AppLinkForm stored={{ shownAtLogin: "on" }} words={await inputWords(appLinkFields)} />
));

export { generateMetadata, show as default };
