import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { BulkLinks } from "@/app/(console)/[role]/identity-conflicts/bulk-links";
import { conflictColumns } from "@/app/(console)/[role]/identity-conflicts/conflict-columns";
import { conflictKindWords } from "@/app/(console)/[role]/identity-conflicts/conflict-words";
import { listPage } from "@/app/(console)/list-page";
import { byText, byWords } from "@/app/(console)/narrowing";
import { readNarrowed } from "@/app/(console)/read-list";
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
const { show, generateMetadata } = listPage("/identity-conflicts", pageWords, async (here) => {
  const conflicts = await readNarrowed(conflictList, here, narrowings, (filter) => filter);
  return {
    ...conflicts,
    columns: await conflictColumns(here.role, listId),
    timed: true,
    intro: (
      <>
        <p className="text-sm text-muted">{here.t("intro", { days: conflictDays })}</p>
        <BulkCard role={here.role} items={conflicts.page.items} />
      </>
    ),
    around: (list) => (
      <div id={listId} tabIndex={-1} className="grid min-w-0 gap-6">
        {list}
      </div>
    ),
  };
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
