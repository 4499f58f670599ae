import Link from "next/link";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { templatePages } from "@/app/(console)/[role]/templates/[id]/template-pages";
import { usedByText } from "@/app/(console)/[role]/templates/given-by-words";
import { TemplateDeletion } from "@/app/(console)/[role]/templates/template-deletion";
import { templateEntries } from "@/app/(console)/[role]/templates/template-words";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { ObjectPage } from "@/app/(console)/object-page";
import { listTemplates, type Template } from "@/lib/accounts/template/queries";
import { domainsGiving, templateUse } from "@/lib/accounts/template/use";
import { words } from "@/lib/words/text";

const pageWords = words("console.templates.template", {
  copy: "Copy",
  usage: "Usage",
  usedByYours: "Used by your domains",
  readOnly: "Only superadmins can change templates.",
  delete: "Delete",
});

/** Domains that are named one by one; of more only the number is told. */
const namedDomains = 20;

/** One template: its use and its end; its settings for whoever cannot change them. */
const { show, generateMetadata } = templatePages.part("", async (opened) => {
  const { start, context, row, can } = opened;
  const { id } = row;
  const [use, names] = await Promise.all([
    templateUse(context, [id]),
    domainsGiving(context, id, namedDomains),
  ]);
  const { mailboxes } = use(id);
  const [t, all, say] = [await getWords(pageWords), await getWords(templateWords), await getSay()];
  const editable = can("template.update") !== null;
  return (
    <ObjectPage at={opened} action={editable ? <CopyLink id={id} /> : null}>
      <Card title={t("usage")}>
        <DescriptionList
          entries={[
            [
              all("mailboxes"),
              <MailboxesLink key="mailboxes" path={start} name={row.name} count={mailboxes} />,
            ],
            [editable ? all("usedBy") : t("usedByYours"), say(usedByText(use(id), names))],
          ]}
        />
      </Card>
      {editable ? (
        <Card title={t("delete")}>
          <TemplateDeletion
            template={opened.subject}
            name={row.name}
            others={await othersThan(context.db, id)}
          />
        </Card>
      ) : (
        <Reading row={row} />
      )}
    </ObjectPage>
  );
});

export { generateMetadata, show as default };

const othersThan = async (db: Parameters<typeof listTemplates>[0], id: string) =>
  (await listTemplates(db)).filter((one) => one.id !== id).map(({ name }) => name);

function CopyLink({ id }: { id: string }) {
  const t = useWords(pageWords);
  return (
    <Button asChild>
      <Link href={`/admin/templates/new?copy=${id}`}>{t("copy")}</Link>
    </Button>
  );
}

function MailboxesLink({ path, name, count }: { path: string; name: string; count: number }) {
  const t = useWords(templateWords);
  if (count === 0) return t("none");
  return (
    <TextLink href={`${path}/mailboxes?template=${encodeURIComponent(name)}`}>
      {t("count", { count })}
    </TextLink>
  );
}

async function Reading({ row }: { row: Template }) {
  const [t, all, say] = [await getWords(pageWords), await getWords(templateWords), await getSay()];
  return (
    <Card title={all("settings")} intro={t("readOnly")}>
      <DescriptionList entries={templateEntries(row).map(([name, value]) => [say(name), say(value)])} />
    </Card>
  );
}
