import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { AppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { ObjectPage } from "@/app/(console)/object-page";
import { objectPages } from "@/app/(console)/object-pages";
import { appLinkFields } from "@/lib/accounts/app-link/fields";
import { listAppLinks } from "@/lib/accounts/app-link/queries";
import { words } from "@/lib/words/text";

const linkWords = words("console.appLinks.details", {
  settings: "Settings",
  deleteHint: "This doesn't affect the application itself.",
});

const linkPages = objectPages({
  section: "/app-links",
  param: "id",
  find: async ({ db }, id) => (await listAppLinks(db)).find((link) => link.id === id) ?? null,
  nameOf: ({ name }) => name,
});

export const generateMetadata = linkPages.title();

/** One link: its settings and its end. */
export default async function AppLinkPage(props: ConsolePageProps<"id">) {
  const opened = await linkPages.open(props);
  const { row } = opened;
  const t = await getWords(linkWords);
  const subject = { id: row.id, expectedVersion: String(row.version) };
  const stored = { ...valuesOf(appLinkFields, row), ...(row.hiddenAtLogin ? {} : { shownAtLogin: "on" }) };
  return (
    <ObjectPage at={opened}>
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
    </ObjectPage>
  );
}
