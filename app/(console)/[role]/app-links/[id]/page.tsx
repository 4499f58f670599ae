import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { AppLinkForm } from "@/app/(console)/[role]/app-links/app-link-form";
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

/** One link: its settings and its end. */
const { show, generateMetadata } = linkPages.part("", async (opened) => {
  const { row, subject } = opened;
  const t = await getWords(linkWords);
  const stored = { ...valuesOf(appLinkFields, row), ...(row.hiddenAtLogin ? {} : { shownAtLogin: "on" }) };
  return (
    <ObjectPage at={opened}>
      <Card title={t("settings")}>
        <AppLinkForm subject={subject} stored={stored} words={await inputWords(appLinkFields)} />
      </Card>
      <DeletionCard at={opened} does="app-link.delete" hint={t("deleteHint")} />
    </ObjectPage>
  );
});

export { generateMetadata, show as default };
