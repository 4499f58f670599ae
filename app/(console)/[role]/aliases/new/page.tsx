import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { AliasForm } from "@/app/(console)/[role]/aliases/alias-form";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { aliasFields } from "@/lib/accounts/alias/fields";
import { words } from "@/lib/words/text";

const newWords = words("console.aliases.new", {
  title: "New alias",
  back: "← Aliases",
  card: "Additional address",
  intro: "Mail to this address is delivered to the mailbox, which can also send from it.",
});

export const generateMetadata = titled(newWords("title"));

/** Makes an alias; for the mailbox in the page's address, if one is there. */
export default async function NewAliasPage(props: ConsolePageProps) {
  const { role, start, query } = await openPage(props, "/aliases/new");
  const t = await getWords(newWords);
  return (
    <>
      <PageTitle title={t("title")} back={<Link href={`${start}/aliases`}>{t("back")}</Link>} />
      <Card title={t("card")} intro={t("intro")}>
        <AliasForm
          subject={{ role }}
          stored={{ mailbox: query.mailbox ?? "", active: "on" }}
          words={await inputWords(aliasFields)}
          movable
        />
      </Card>
    </>
  );
}
