import Link from "next/link";
import { notFound } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { PageTitle } from "@/app/_ui/page-title";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { ApplyToAll } from "@/app/(console)/[role]/templates/apply-to-all";
import { usedByText } from "@/app/(console)/[role]/templates/given-by-words";
import { TemplateDeletion } from "@/app/(console)/[role]/templates/template-deletion";
import { TemplateForm } from "@/app/(console)/[role]/templates/template-form";
import { templateEntries } from "@/app/(console)/[role]/templates/template-words";
import { templateWords } from "@/app/(console)/[role]/templates/words";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { templateFields } from "@/lib/accounts/template/fields";
import { findTemplate, listTemplates, type Template } from "@/lib/accounts/template/queries";
import { domainsGiving, templateUse } from "@/lib/accounts/template/use";
import { words } from "@/lib/words/text";

const pageWords = words("console.templates.template", {
  title: "Template",
  copy: "Copy",
  usage: "Usage",
  usedByYours: "Used by your domains",
  readOnly: "Only superadmins can change templates.",
  settingsIntro:
    "Existing mailboxes get your changes at the person's next sign-in with an identity provider, or when you apply the template.",
  apply: "Apply to mailboxes",
  applyIntro: "Gives every mailbox with this template its current settings, except for pinned fields.",
  delete: "Delete",
});

export const generateMetadata = pageTitle("/templates/[id]", pageWords("title"));

/** Domains that are named one by one; of more only the number is told. */
const namedDomains = 20;

/** One template: its use, and its settings, which superadmins can change. */
export default async function TemplatePage(props: ConsolePageProps<"id">) {
  const { id } = await props.params;
  const { role, start, context, back } = await openPage(props, `/templates/${id}`);
  const row = await findTemplate(context.db, id);
  if (!row) notFound();
  const [use, names] = await Promise.all([
    templateUse(context, [id]),
    domainsGiving(context, id, namedDomains),
  ]);
  const { mailboxes } = use(id);
  const [t, all, say] = [await getWords(pageWords), await getWords(templateWords), await getSay()];
  const editable = role === "superadmin";
  return (
    <>
      <PageTitle title={row.name} back={back} action={editable ? <CopyLink id={id} /> : null} />
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
      {editable ? <Editing row={row} others={await othersThan(context.db, id)} /> : <Reading row={row} />}
    </>
  );
}

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

interface EditingProps {
  row: Template;
  /** The names of the other templates. */
  others: readonly string[];
}

async function Editing({ row, others }: EditingProps) {
  const { id, name, version } = row;
  const [t, all] = [await getWords(pageWords), await getWords(templateWords)];
  return (
    <>
      <Card title={all("settings")} intro={t("settingsIntro")}>
        <TemplateForm
          subject={{ id, expectedVersion: String(version) }}
          stored={{ name, ...valuesOf(templateFields, row) }}
          words={await inputWords(templateFields)}
        />
      </Card>
      <Card title={t("apply")} intro={t("applyIntro")}>
        <ApplyToAll key={version} template={{ id, expectedVersion: String(version) }} name={name} />
      </Card>
      <Card title={t("delete")}>
        <TemplateDeletion template={{ id, expectedVersion: String(version) }} name={name} others={others} />
      </Card>
    </>
  );
}
