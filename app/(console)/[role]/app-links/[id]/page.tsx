import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { deleteAppLink } from "@/app/(console)/[role]/app-links/app-link-actions";
import { AppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { DeleteButton } from "@/app/(console)/delete-button";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { listAppLinks } from "@/lib/accounts/app-link/queries";

export const generateMetadata = superadminTitle("App link");

const back = <Link href="/admin/app-links">← App links</Link>;

/** One link: its settings and its end. */
export default async function AppLinkPage(props: ConsolePageProps<"id">) {
  const { id } = await props.params;
  const { context } = await openPage(props, `/app-links/${id}`, "superadmin");
  const links = z.uuid().safeParse(id).success ? await listAppLinks(context.db) : [];
  const row = links.find((link) => link.id === id);
  if (!row) notFound();
  const subject = { id: row.id, expectedVersion: String(row.version) };
  const stored = { ...valuesOf(appLinkFields, row), ...(row.hiddenAtLogin ? {} : { shownAtLogin: "on" }) };
  return (
    <>
      <PageTitle title={row.name} back={back} />
      <Card title="Settings">
        <AppLinkForm subject={subject} stored={stored} words={inputWords(appLinkFields)} />
      </Card>
      <Card title="Delete" intro="The application itself stays as it is.">
        <DeleteButton
          action={deleteAppLink}
          values={subject}
          name={row.name}
          consequence="Nobody sees the link any more. This cannot be undone."
        />
      </Card>
    </>
  );
}
