import { AliasForm } from "@/app/(console)/[role]/aliases/alias-form";
import { inputWords } from "@/app/(console)/field-form";
import { newPage } from "@/app/(console)/new-page";
import { aliasFields } from "@/lib/accounts/alias/fields";
import { textsOf, words } from "@/lib/words/text";

const newWords = words("console.aliases.new", {
  title: "New alias",
  card: "Additional address",
  intro: "Mail to this address is delivered to the mailbox, which can also send from it.",
});

/** Makes an alias; for the mailbox in the page's address, if one is there. */
const { show, generateMetadata } = newPage("/aliases/new", textsOf(newWords), async ({ role, query }) => (
  <AliasForm
    subject={{ role }}
    stored={{ mailbox: query.mailbox ?? "", active: "on" }}
    words={await inputWords(aliasFields)}
    movable
  />
));

export { generateMetadata, show as default };
