import type { ReactNode } from "react";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import { List, type ListColumn } from "@/app/(console)/list";
import { pageAt } from "@/app/(console)/list-query";
import { ObjectPage } from "@/app/(console)/object-page";
import { groupRoleText } from "@/app/(console)/role-words";
import { shareFields } from "@/lib/accounts/mailbox-share/fields";
import { listProviderGroups, type ProviderGroup } from "@/lib/accounts/provider-group/list-page";
import { verbatim } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const groupWords = words("console.providers.groups", {
  title: "Groups",
  intro:
    "What members of this provider's groups get on this server, besides their templates. Members named only by claims are known after they have signed in.",
  none: "No group gives its members anything yet. They can become administrators, or have a mailbox shared with them, which is done on the mailbox's page.",
  add: "Add an administrator group",
  group: "Group",
  members: "Known members",
  count: "{members, number}",
  administer: "Administrators",
  shares: "Shared mailboxes",
  nothing: "None",
});

/** The groups of a provider that give their members something, and what. */
const { show, generateMetadata } = providerPages.part("/groups", async (opened) => {
  const { context, row, path, query } = opened;
  const t = await getWords(groupWords);
  const page = await pageAt(query.cursor, (cursor) => listProviderGroups(context.db, row, { cursor }));
  return (
    <ObjectPage at={opened}>
      <p className="max-w-prose text-sm text-muted">{t("intro")}</p>
      <List
        label={t("title")}
        path={path}
        query={query}
        page={page}
        columns={await groupColumns()}
        keyOf={({ group }) => group}
        none={t("none")}
        step={{ href: "/admin/admins/groups/new", label: t("add") }}
      />
    </ObjectPage>
  );
});

export { generateMetadata, show as default };

async function groupColumns(): Promise<ListColumn<ProviderGroup>[]> {
  const t = await getWords(groupWords);
  const say = await getSay();
  return [
    { title: t("group"), cell: ({ group }) => <bdi className="wrap-anywhere">{group}</bdi> },
    { title: t("members"), cell: ({ members }) => t("count", { members }) },
    {
      title: t("administer"),
      cell: ({ administer }) => (
        <Several none={t("nothing")}>
          {administer.map(({ id, role }) => (
            <TextLink key={id} href={`/admin/admins/groups/${id}`} prefetch={false}>
              {say(groupRoleText(role))}
            </TextLink>
          ))}
        </Several>
      ),
    },
    {
      title: t("shares"),
      cell: ({ shares }) => (
        <Several none={t("nothing")}>
          {shares.map(({ mailbox, access }) => (
            <span key={mailbox} className="grid">
              <TextLink
                href={`/admin/mailboxes/${encodeURIComponent(mailbox)}/sharing`}
                prefetch={false}
                className="wrap-anywhere"
              >
                {mailbox}
              </TextLink>
              <span className="text-xs text-muted">
                {say(shareFields.access.words?.[access] ?? verbatim(access))}
              </span>
            </span>
          ))}
        </Several>
      ),
    },
  ];
}

const Several = ({ children, none }: { children: ReactNode[]; none: string }) =>
  children.length === 0 ? none : <span className="grid gap-2">{children}</span>;
