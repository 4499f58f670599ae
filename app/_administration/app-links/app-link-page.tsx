import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { removeAppLink } from "@/app/_administration/app-links/app-link-actions";
import { AppLinkForm } from "@/app/_administration/app-links/app-link-form";
import { DeleteButton } from "@/app/_administration/delete-button";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { type AppLink, listAppLinks } from "@/lib/accounts/app-link/queries";
import { requireAdminPage } from "@/lib/faces/session/admin";

const back = <Link href="/admin/app-links">← App links</Link>;

/** One link: its settings and its end. */
export async function AppLinkPage({ id }: { id: string }) {
  const { context } = await requireAdminPage("superadmin", `/admin/app-links/${encodeURIComponent(id)}`);
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

/** The form of a new link. */
export async function NewAppLinkPage() {
  await requireAdminPage("superadmin", "/admin/app-links/new");
  return (
    <>
      <PageTitle title="New app link" back={back} />
      <Card title="Settings">
        <AppLinkForm values={{ shownAtLogin: "on" }} />
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
  ...{ id, name, description, url },
  expectedVersion: String(version),
  signedInUrl: signedInUrl ?? "",
  ...(hiddenAtLogin ? {} : { shownAtLogin: "on" }),
});
