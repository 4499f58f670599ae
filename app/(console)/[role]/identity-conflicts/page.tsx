import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { BulkLinks } from "@/app/(console)/[role]/identity-conflicts/bulk-links";
import { conflictColumns } from "@/app/(console)/[role]/identity-conflicts/conflict-columns";
import { conflictKindWords } from "@/app/(console)/[role]/identity-conflicts/conflict-words";
import { consolePage } from "@/app/(console)/console-page";
import { ListPage } from "@/app/(console)/list-page";
import { readList } from "@/app/(console)/list-query";
import { byText, byWords, readFilter } from "@/app/(console)/narrowing";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { conflictDays } from "@/lib/accounts/external-identity/forget-conflicts";
import { conflictList } from "@/lib/accounts/external-identity/list-conflict-page";
import type { IdentityConflict } from "@/lib/accounts/external-identity/queries";
import { words } from "@/lib/words/text";

const pageWords = words("console.identityConflicts", {
  intro:
    "Where identity providers and mailboxes disagree. A conflict disappears when both agree again, or {days, plural, one {# day} other {# days}} after it was last seen.",
  conflict: "Conflict",
  provider: "Identity provider",
  none: "There are no conflicts.",
  bulk: "Link several accounts",
  bulkIntro:
    "For when people were created again at a provider, such as after a realm was restored. An account is linked only if its address is verified and the same, its name doesn't differ, and the old account is gone. You can review the accounts first.",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ conflicts} one {# conflict} other {# conflicts}}",
});

const narrowings = {
  kind: byWords(pageWords("conflict"), conflictKindWords),
  provider: byText(pageWords("provider"), 40),
};

const listId = "identity-conflicts";

/** What providers say of accounts and mailboxes do not: who is kept out, and whose address has changed. */
const { show, generateMetadata } = consolePage("/identity-conflicts", async (here) => {
  const { role, query } = here;
  const list = await readList(conflictList, here, readFilter(narrowings, query));
  const t = await getWords(pageWords);
  return (
    <ListPage
      at={here}
      {...list}
      hits={(hits) => pageWords("hits", hits)}
      timed
      narrowings={narrowings}
      columns={await conflictColumns(role, listId)}
      keyOf={({ id }) => id}
      none={t("none")}
      around={(list) => (
        <div id={listId} tabIndex={-1} className="grid min-w-0 gap-6">
          {list}
        </div>
      )}
    >
      <p className="text-sm text-muted">{t("intro", { days: conflictDays })}</p>
      <BulkCard role={role} items={list.page.items} />
    </ListPage>
  );
});

export { generateMetadata, show as default };

async function BulkCard({ role, items }: { role: AdminRole; items: IdentityConflict[] }) {
  const waiting = items.filter(({ kind }) => kind === "other-account");
  const providers = new Map(waiting.map(({ provider, providerName }) => [provider, providerName]));
  if (providers.size === 0) return null;
  const t = await getWords(pageWords);
  return (
    <Card title={t("bulk")} intro={t("bulkIntro")}>
      <BulkLinks role={role} providers={[...providers].map(([value, label]) => ({ value, label }))} />
    </Card>
  );
}
