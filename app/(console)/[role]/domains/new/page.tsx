import { domainChoices } from "@/app/(console)/[role]/domains/domain-choices";
import { DomainForm } from "@/app/(console)/[role]/domains/domain-form";
import { inputWords } from "@/app/(console)/field-form";
import { newPage } from "@/app/(console)/new-page";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import { textsOf, words } from "@/lib/words/text";

const newWords = words("console.domains.new", {
  title: "New domain",
  card: "Settings",
  intro: "You can change everything later except the name.",
});

const { show, generateMetadata } = newPage(
  "/domains/new",
  textsOf(newWords),
  async ({ context }) => (
    <DomainForm
      stored={{ active: "on" }}
      words={await inputWords(namedDomainFields)}
      {...(await domainChoices(context))}
    />
  ),
  "domain.create",
);

export { generateMetadata, show as default };
