import type { Metadata } from "next";
import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { AliasForm } from "@/app/(console)/[role]/aliases/alias-form";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { aliasFields } from "@/lib/accounts/alias/fields";

export const metadata: Metadata = { title: "New alias" };

/** Makes an alias; for the mailbox in the page's address, if one is there. */
export default async function NewAliasPage(props: ConsolePageProps) {
  const { role, start, query } = await openPage(props, "/aliases/new");
  return (
    <>
      <PageTitle title="New alias" back={<Link href={`${start}/aliases`}>← Aliases</Link>} />
      <Card
        title="A further address of a mailbox"
        intro="Mail to it lands in the mailbox, which can also send from it."
      >
        <AliasForm
          subject={{ role }}
          stored={{ mailbox: query.mailbox ?? "", active: "on" }}
          words={inputWords(aliasFields)}
          movable
        />
      </Card>
    </>
  );
}
