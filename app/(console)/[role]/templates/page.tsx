import type { Metadata } from "next";
import Link from "next/link";
import { getSay } from "@/app/_words/get-words";
import { givenByWords } from "@/app/(console)/[role]/templates/given-by-words";
import { doorWords, quotaWords } from "@/app/(console)/[role]/templates/template-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { askedPage } from "@/app/(console)/list-query";
import { type ListedTemplate, listTemplatePage, templateOrders } from "@/lib/accounts/template/list-page";
import type { Text } from "@/lib/words/text";

export const metadata: Metadata = { title: "Templates" };

/** The templates with who has and who gives each; superadmins can add some. */
export default async function TemplateListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/templates");
  const page = await askedPage(query, templateOrders, (asked) =>
    listTemplatePage(context, { ...asked, search: query.search?.slice(0, 100) }),
  );
  return (
    <ListPage
      title="Templates"
      path={path}
      query={query}
      page={page}
      filters={[{ name: "search", label: "Part of the name" }]}
      columns={columnsFor(path, await getSay())}
      keyOf={({ id }) => id}
      order="name"
      none="There is no template yet. A template says what new mailboxes are given; without one it is 5 GB and every way in."
      create={role === "superadmin" ? { label: "New template", first: "Make the first template" } : null}
    />
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
