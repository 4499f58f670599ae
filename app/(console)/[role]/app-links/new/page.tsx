import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { AppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import { appLinkFields } from "@/lib/accounts/app-link/fields";

export const generateMetadata = superadminTitle("New app link");

/** Adds a link to another application. */
export default async function NewAppLinkPage(props: ConsolePageProps) {
  await openPage(props, "/app-links/new", "superadmin");
  return (
    <>
      <PageTitle title="New app link" back={<Link href="/admin/app-links">← App links</Link>} />
      <Card title="Settings">
        <AppLinkForm stored={{ shownAtLogin: "on" }} words={inputWords(appLinkFields)} />
      </Card>
    </>
  );
}
