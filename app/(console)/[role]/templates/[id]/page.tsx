import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { PageTitle } from "@/app/_ui/page-title";
import { getSay } from "@/app/_words/get-words";
import { ApplyToAll } from "@/app/(console)/[role]/templates/apply-to-all";
import { givenByWords } from "@/app/(console)/[role]/templates/given-by-words";
import { TemplateDeletion } from "@/app/(console)/[role]/templates/template-deletion";
import { TemplateForm } from "@/app/(console)/[role]/templates/template-form";
import { templateEntries } from "@/app/(console)/[role]/templates/template-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { templateFields } from "@/lib/accounts/template/fields";
import { findTemplate, listTemplates, type Template } from "@/lib/accounts/template/queries";
import { domainsGiving, templateUse } from "@/lib/accounts/template/use";

export const metadata: Metadata = { title: "Template" };

/** Domains that are named one by one; of more only the number is told. */
const namedDomains = 20;

/** One template: its use, and its settings, which superadmins can change. */
export default async function TemplatePage(props: ConsolePageProps<"id">) {
  const { id } = await props.params;
  const { role, start, context } = await openPage(props, `/templates/${id}`);
  const row = await findTemplate(context.db, id);
  if (!row) notFound();
  const [use, names] = await Promise.all([
    templateUse(context, [id]),
    domainsGiving(context, id, namedDomains),
  ]);
  const { mailboxes } = use(id);
  const editable = role === "superadmin";
  return (
    <>
      <PageTitle
        title={row.name}
        back={<Link href={`${start}/templates`}>← Templates</Link>}
        action={editable ? <CopyLink id={id} /> : null}
      />
      <Card title="Use">
        <DescriptionList
          entries={[
            ["Mailboxes", <MailboxesLink key="mailboxes" path={start} name={row.name} count={mailboxes} />],
            [editable ? "Given by" : "Given by your domains", givenByWords(use(id), names)],
          ]}
        />
      </Card>
      {editable ? <Editing row={row} others={await othersThan(context.db, id)} /> : <Reading row={row} />}
    </>
  );
}

const othersThan = async (db: Parameters<typeof listTemplates>[0], id: string) =>
  (await listTemplates(db)).filter((one) => one.id !== id).map(({ name }) => name);

const CopyLink = ({ id }: { id: string }) => (
  <Button asChild>
    <Link href={`/admin/templates/new?copy=${id}`}>Copy</Link>
  </Button>
);

function MailboxesLink({ path, name, count }: { path: string; name: string; count: number }) {
  if (count === 0) return "None";
  return (
    <Link
      href={`${path}/mailboxes?template=${encodeURIComponent(name)}`}
      className="text-accent hover:underline"
    >
      {count.toLocaleString("en-GB")}
    </Link>
  );
}

const Reading = async ({ row }: { row: Template }) => (
  <Card title="What it gives" intro="Only administrators of the whole server change templates.">
    <DescriptionList entries={templateEntries(row, await getSay())} />
  </Card>
);

interface EditingProps {
  row: Template;
  /** The names of the other templates. */
  others: readonly string[];
}

async function Editing({ row, others }: EditingProps) {
  const { id, name, version } = row;
  return (
    <>
      <Card
        title="What it gives"
        intro="Existing mailboxes take a change at the person’s next sign-in by an identity provider, or when you apply it."
      >
        <TemplateForm
          subject={{ id, expectedVersion: String(version) }}
          stored={{ name, ...valuesOf(templateFields, row) }}
          words={await inputWords(templateFields)}
        />
      </Card>
      <Card
        title="Apply to its mailboxes"
        intro="Gives every mailbox that has this template what it says now, but for what is pinned there."
      >
        <ApplyToAll key={version} template={{ id, expectedVersion: String(version) }} name={name} />
      </Card>
      <Card title="Delete">
        <TemplateDeletion template={{ id, expectedVersion: String(version) }} name={name} others={others} />
      </Card>
    </>
  );
}
