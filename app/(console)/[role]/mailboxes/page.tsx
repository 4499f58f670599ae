import { Suspense } from "react";
import { Badge } from "@/app/_ui/badge";
import { sizeText } from "@/app/_ui/bytes";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { AdminStateBadge } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-summary";
import { BulkBar } from "@/app/(console)/[role]/mailboxes/bulk/bulk-bar";
import { BulkSelection, ChooseBox } from "@/app/(console)/[role]/mailboxes/bulk/bulk-selection";
import { mailboxFilter, mailboxNarrowings } from "@/app/(console)/[role]/mailboxes/mailbox-filters";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { listHref } from "@/app/(console)/list-query";
import { isOffered, offered } from "@/app/(console)/offered";
import { readList } from "@/app/(console)/read-list";
import { RowLink } from "@/app/(console)/row-link";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { mailboxFields, mailboxOtherFields } from "@/lib/accounts/mailbox/fields";
import { mailboxList } from "@/lib/accounts/mailbox/list-page";
import { directoryStateWords } from "@/lib/accounts/mailbox/state-words";
import { listTemplates } from "@/lib/accounts/template/queries";
import { lastLogins } from "@/lib/credentials/login-attempt/last-logins";
import type { Context } from "@/lib/platform/db/context";
import { listProviders } from "@/lib/providers/provider/queries";
import { type QuotaUse, readQuotaUses } from "@/lib/revocation/doveadm/quota-use";
import { words } from "@/lib/words/text";

const listWords = words("console.mailboxes", {
  create: "New mailbox",
  createFirst: "Create a mailbox",
  none: "No mailboxes yet. Create one, or let people sign in with an identity provider.",
  local: "Local",
  unlimited: "Unlimited",
  used: "Used",
  unknown: "Unknown",
  lastLogin: "Last sign-in",
  never: "Never",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ mailboxes} one {# mailbox} other {# mailboxes}}",
});

/** The mailboxes that an administrator sees, searched, filtered and sorted by the database. */
const { show, generateMetadata } = listPage("/mailboxes", listWords, async (here) => {
  const { role, path, query, context } = here;
  const [list, templates, providers] = await Promise.all([
    readList(mailboxList, here, mailboxFilter(query)),
    listTemplates(context.db),
    listProviders(context.db),
  ]);
  const { filter, page } = list;
  return {
    ...list,
    timed: true,
    narrowings: mailboxNarrowings(providers, templates),
    columns: columnsFor(here, await factsFor(context, page.items)),
    order: "address",
    creates:
      offered(context, "mailbox.create") !== null &&
      listHref(`${path}/new`, query.domain ? { domain: query.domain } : {}, {}),
    around: (rows) => (
      <BulkSelection key={listHref(path, query, {})}>
        {isOffered(context.actor, "mailbox.set-states") ? (
          <BulkBar
            role={role}
            filter={filter}
            ids={page.items.map(({ id }) => id)}
            more={page.next !== null || query.cursor !== undefined}
            templates={templates.map(named)}
            providers={providers.map(named)}
          />
        ) : null}
        {rows}
      </BulkSelection>
    ),
  };
});

export { generateMetadata, show as default };

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

interface RowFacts {
  /** On its way: the list does not wait for the mail server. */
  uses: Promise<Map<string, QuotaUse>>;
  /** Null: not for whoever looks. */
  logins: Map<string, Date> | null;
}

/** What else is shown of the mailboxes of a page, asked for all of them at once. */
async function factsFor(context: Context, rows: readonly MailboxWithFacts[]): Promise<RowFacts> {
  const seen = rows.filter(({ domainName }) => offered(context, "login.list", domainName));
  const ids = seen.map(({ id }) => id);
  return {
    uses: readQuotaUses(rows.map(({ address }) => address)),
    logins: isOffered(context.actor, "login.list") ? await lastLogins(context.db, ids) : null,
  };
}

async function Used({ address, uses }: { address: string; uses: RowFacts["uses"] }) {
  const use = (await uses).get(address);
  return use ? (await getSay())(sizeText(use.usedBytes)) : (await getWords(listWords))("unknown");
}

function columnsFor(
  { path, t, say }: OpenedList<typeof listWords>,
  { uses, logins }: RowFacts,
): ListColumn<MailboxWithFacts>[] {
  return [
    {
      title: say(mailboxOtherFields.address.label),
      sort: "address",
      cell: ({ id, address }) => (
        <span className="flex min-w-44 items-center gap-2">
          <ChooseBox id={id} address={address} />
          <RowLink list={path} name={address} className="wrap-anywhere" />
        </span>
      ),
    },
    { title: say(mailboxFields.displayName.label), sort: "name", cell: ({ displayName }) => displayName },
    {
      title: say(mailboxOtherFields.identityProviderId.label),
      cell: ({ identityProviderName }) => identityProviderName ?? t("local"),
    },
    {
      title: say(mailboxFields.quotaBytes.label),
      sort: "quota",
      cell: ({ quotaBytes }) => (quotaBytes === 0 ? t("unlimited") : say(sizeText(quotaBytes))),
    },
    {
      title: t("used"),
      cell: ({ address }) => (
        <Suspense fallback="…">
          <Used address={address} uses={uses} />
        </Suspense>
      ),
    },
    ...(logins
      ? [{ title: t("lastLogin"), cell: ({ id }: MailboxWithFacts) => <LastLogin at={logins.get(id)} /> }]
      : []),
    { title: say(mailboxOtherFields.adminState.label), beside: true, cell: (row) => <States {...row} /> },
  ];
}

function LastLogin({ at }: { at: Date | undefined }) {
  const t = useWords(listWords);
  return at ? <LocalTime value={at} show="date" /> : t("never");
}

/** What an administrator has decided, and what the directory says where that is worth a look. */
function States({ adminState, directoryState }: MailboxWithFacts) {
  const t = useWords(directoryStateWords);
  return (
    <span className="flex flex-wrap gap-2">
      <AdminStateBadge state={adminState} />
      {directoryState === "present" ? null : <Badge tone="warning">{t(directoryState)}</Badge>}
    </span>
  );
}
