import { passwordHint } from "@/app/_passwords/password-hint";
import { NewAdminForm } from "@/app/(console)/[role]/admins/new/new-admin-form";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { NewPage } from "@/app/(console)/new-page";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { words } from "@/lib/words/text";

const newWords = words("console.admins.new", {
  title: "New administrator",
  card: "Account",
  intro: "You can change everything later except the login.",
});

export const generateMetadata = pageTitle("/admins/new", newWords("title"));

/** Makes an administrator. */
export default async function NewAdminPage(props: ConsolePageProps) {
  const { context, back } = await openPage(props, "/admins/new");
  return (
    <NewPage back={back} title={newWords("title")} card={newWords("card")} intro={newWords("intro")}>
      <NewAdminForm words={await inputWords(adminFields)} passwordHint={await passwordHint(context)} />
    </NewPage>
  );
}
