import type { Metadata } from "next";
import Link from "next/link";
import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { getSay } from "@/app/_words/get-words";
import { givenByWords } from "@/app/(console)/[role]/templates/given-by-words";
import { doorWords, quotaWords } from "@/app/(console)/[role]/templates/template-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { List, type ListColumn, NewLink } from "@/app/(console)/list";
import { askedPage, filterField } from "@/app/(console)/list-query";
import { type ListedTemplate, listTemplatePage, templateOrders } from "@/lib/accounts/template/list-page";
import type { Text } from "@/lib/words/text";

export const metadata: Metadata = { title: "Templates" };

/** The templates with who has and who gives each; superadmins can add some. */
export default async function TemplateListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/templates");
  const page = await askedPage(query, templateOrders, (asked) =>
    listTemplatePage(context, {
      ...asked,
      search: query.search?.slice(0, 100),
    }),
  );
  return (
    <>
      <PageTitle
        title="Templates"
        action={role === "superadmin" ? <NewLink href={`${path}/new`}>New template</NewLink> : null}
      />
      <ListFilter action={path}>
        <Field label="Part of the name" type="search" {...filterField(query)("search")} />
      </ListFilter>
      <List
        label="Templates"
        path={path}
        query={query}
        page={page}
        columns={columnsFor(path, await getSay())}
        keyOf={({ id }) => id}
        order="name"
        none="There is no template yet. A template says what new mailboxes are given; without one it is 5 GB and every way in."
        step={role === "superadmin" ? { href: `${path}/new`, label: "Make the first template" } : null}
      />
    </>
  );
}

const columnsFor = (path: string, say: (text: Text) => string): ListColumn<ListedTemplate>[] => [
  {
    title: "Name",
    sort: "name",
    cell: ({ id, name }) => (
      <Link href={`${path}/${id}`} className="text-accent hover:underline">
        {name}
      </Link>
    ),
  },
  {
    title: "Quota",
    sort: "quota",
    cell: ({ quotaBytes }) => say(quotaWords(quotaBytes)),
  },
  { title: "Ways in", cell: (row) => doorWords(row, say) },
  { title: "Second factor", cell: ({ requireSecondFactor }) => (requireSecondFactor ? "Required" : "") },
  { title: "Mailboxes", cell: ({ mailboxes }) => mailboxes.toLocaleString("en-GB") },
  { title: "Given by", cell: givenByWords },
];
