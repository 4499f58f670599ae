import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/app/_ui/button";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Field } from "@/app/_ui/field";
import { ListFilter, Pager } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { givenByWords } from "@/app/(console)/[role]/templates/given-by-words";
import { doorWords, quotaWords } from "@/app/(console)/[role]/templates/template-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { oneOf, pageAt, pageLinks, sortBy } from "@/app/(console)/list-query";
import { NothingListed } from "@/app/(console)/nothing-listed";
import { type ListedTemplate, listTemplatePage, templateOrders } from "@/lib/accounts/template/list-page";

export const metadata: Metadata = { title: "Templates" };

/** The templates with who has and who gives each; superadmins can add some. */
export default async function TemplateListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/templates");
  const { items, next } = await pageAt(query.cursor, (cursor) =>
    listTemplatePage(context, {
      search: query.search?.slice(0, 100),
      order: oneOf(templateOrders, query.order),
      descending: query.direction === "descending",
      cursor,
    }),
  );
  return (
    <>
      <PageTitle title="Templates" action={role === "superadmin" ? newTemplate : null} />
      <ListFilter action={path}>
        <Field label="Part of the name" name="search" type="search" defaultValue={query.search ?? ""} />
      </ListFilter>
      <DataTable
        label="Templates"
        columns={columnsFor(path, query)}
        rows={items}
        keyOf={({ id }) => id}
        empty={
          <NothingListed
            path={path}
            query={query}
            none="There is no template yet. A template says what new mailboxes are given; without one it is 5 GB and every way in."
            step={role === "superadmin" ? { href: `${path}/new`, label: "Make the first template" } : null}
          />
        }
      />
      <Pager {...pageLinks(path, query, next)} />
    </>
  );
}

const newTemplate = (
  <Button look="primary" asChild>
    <Link href="/admin/templates/new">
      <Plus aria-hidden="true" />
      New template
    </Link>
  </Button>
);

const columnsFor = (path: string, query: Record<string, string>): Column<ListedTemplate>[] => [
  {
    title: "Name",
    sort: sortBy(path, query, "name", "name"),
    cell: ({ id, name }) => (
      <Link href={`${path}/${id}`} className="text-accent hover:underline">
        {name}
      </Link>
    ),
  },
  {
    title: "Quota",
    sort: sortBy(path, query, "quota", "name"),
    cell: ({ quotaBytes }) => quotaWords(quotaBytes),
  },
  { title: "Ways in", cell: doorWords },
  { title: "Second factor", cell: ({ requireSecondFactor }) => (requireSecondFactor ? "Required" : "") },
  { title: "Mailboxes", cell: ({ mailboxes }) => mailboxes.toLocaleString("en-GB") },
  { title: "Given by", cell: givenByWords },
];
