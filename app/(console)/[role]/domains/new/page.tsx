import { domainChoices } from "@/app/(console)/[role]/domains/domain-choices";
import { DomainForm } from "@/app/(console)/[role]/domains/domain-form";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { NewPage } from "@/app/(console)/new-page";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import { words } from "@/lib/words/text";

const newWords = words("console.domains.new", {
  title: "New domain",
  card: "Settings",
  intro: "You can change everything later except the name.",
});

export const generateMetadata = pageTitle("/domains/new", newWords("title"), "domain.create");

export default async function Page(props: ConsolePageProps) {
  const { context, back } = await openPage(props, "/domains/new", "domain.create");
  return (
    <NewPage back={back} title={newWords("title")} card={newWords("card")} intro={newWords("intro")}>
      <DomainForm
        stored={{ active: "on" }}
        words={await inputWords(namedDomainFields)}
        {...(await domainChoices(context))}
      />
    </NewPage>
  );
}
