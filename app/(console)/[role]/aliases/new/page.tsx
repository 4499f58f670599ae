import { AliasForm } from "@/app/(console)/[role]/aliases/alias-form";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { NewPage } from "@/app/(console)/new-page";
import { aliasFields } from "@/lib/accounts/alias/fields";
import { words } from "@/lib/words/text";

const newWords = words("console.aliases.new", {
  title: "New alias",
  card: "Additional address",
  intro: "Mail to this address is delivered to the mailbox, which can also send from it.",
});

export const generateMetadata = pageTitle("/aliases/new", newWords("title"));

/** Makes an alias; for the mailbox in the page's address, if one is there. */
export default async function NewAliasPage(props: ConsolePageProps) {
  const { role, query, back } = await openPage(props, "/aliases/new");
  return (
    <NewPage back={back} title={newWords("title")} card={newWords("card")} intro={newWords("intro")}>
      <AliasForm
        subject={{ role }}
        stored={{ mailbox: query.mailbox ?? "", active: "on" }}
        words={await inputWords(aliasFields)}
        movable
      />
    </NewPage>
  );
}
