import { passwordHint } from "@/app/_passwords/password-hint";
import { NewAdminForm } from "@/app/(console)/[role]/admins/new/new-admin-form";
import { inputWords } from "@/app/(console)/field-form";
import { newPage } from "@/app/(console)/new-page";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { textsOf, words } from "@/lib/words/text";

const newWords = words("console.admins.new", {
  title: "New administrator",
  card: "Account",
  intro: "You can change everything later except the login.",
});

/** Makes an administrator. */
const { show, generateMetadata } = newPage("/admins/new", textsOf(newWords), async ({ context }) => (
  <NewAdminForm words={await inputWords(adminFields)} passwordHint={await passwordHint(context)} />
));

export { generateMetadata, show as default };
