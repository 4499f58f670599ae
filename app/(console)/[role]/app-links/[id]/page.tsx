import { notFound } from "next/navigation";
import { z } from "zod";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { AppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { listAppLinks } from "@/lib/accounts/app-link/queries";
import { words } from "@/lib/words/text";

const linkWords = words("console.appLinks.details", {
  title: "App link",
  settings: "Settings",
  deleteHint: "This doesn't affect the application itself.",
});

export const generateMetadata = pageTitle("/app-links/[id]", linkWords("title"));

/** One link: its settings and its end. */
export default async function AppLinkPage(props: ConsolePageProps<"id">) {
  const { id } = await props.params;
  const { context, back } = await openPage(props, `/app-links/${id}`);
  const links = z.uuid().safeParse(id).success ? await listAppLinks(context.db) : [];
  const row = links.find((link) => link.id === id);
  if (!row) notFound();
  const t = await getWords(linkWords);
  const subject = { id: row.id, expectedVersion: String(row.version) };
  const stored = { ...valuesOf(appLinkFields, row), ...(row.hiddenAtLogin ? {} : { shownAtLogin: "on" }) };
  return (
    <>
      <PageTitle title={row.name} back={back} />
      <Card title={t("settings")}>
        <AppLinkForm subject={subject} stored={stored} words={await inputWords(appLinkFields)} />
      </Card>
      <DeletionCard
        does="app-link.delete"
        by="superadmin"
        to={{ id: row.id }}
        version={row.version}
        values={{ name: row.name }}
        leadsTo="/app-links"
        hint={t("deleteHint")}
      />
    </>
  );
}
