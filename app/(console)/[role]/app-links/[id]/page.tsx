import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { removeAppLink } from "@/app/(console)/[role]/app-links/app-link-actions";
import { AppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { DeleteButton } from "@/app/(console)/delete-button";
import { type AppLink, listAppLinks } from "@/lib/accounts/app-link/queries";

export const metadata: Metadata = { title: "App link" };

const back = <Link href="/admin/app-links">← App links</Link>;

/** One link: its settings and its end. */
export default async function AppLinkPage(props: ConsolePageProps<"id">) {
  const { id } = await props.params;
  const { context } = await openPage(props, `/app-links/${id}`, "superadmin");
  const links = z.uuid().safeParse(id).success ? await listAppLinks(context.db) : [];
  const row = links.find((link) => link.id === id);
  if (!row) notFound();
  return (
    <>
      <PageTitle title={row.name} back={back} />
      <Card title="Settings">
        <AppLinkForm values={valuesOf(row)} />
      </Card>
      <Card title="Delete" intro="The application itself stays as it is.">
        <DeleteButton
          action={removeAppLink}
          values={{ id: row.id, expectedVersion: String(row.version) }}
          name={row.name}
          consequence="Nobody sees the link any more. This cannot be undone."
        />
      </Card>
    </>
  );
}

const valuesOf = ({
  id,
  version,
  name,
  description,
  url,
  signedInUrl,
  hiddenAtLogin,
}: AppLink): Record<string, string> => ({
  id,
  name,
  description,
  url,
  expectedVersion: String(version),
  signedInUrl: signedInUrl ?? "",
  ...(hiddenAtLogin ? {} : { shownAtLogin: "on" }),
});
