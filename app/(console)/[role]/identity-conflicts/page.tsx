import type { Metadata } from "next";
import { Card } from "@/app/_ui/card";
import { typedText } from "@/app/(console)/[role]/(logs)/log-query";
import { BulkLinks } from "@/app/(console)/[role]/identity-conflicts/bulk-links";
import { conflictColumns } from "@/app/(console)/[role]/identity-conflicts/conflict-columns";
import { conflictKinds, conflictKindWords } from "@/app/(console)/[role]/identity-conflicts/conflict-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { ListPage } from "@/app/(console)/list-page";
import { oneOf, pageAt } from "@/app/(console)/list-query";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { conflictDays } from "@/lib/accounts/external-identity/forget-conflicts";
import { listConflictPage } from "@/lib/accounts/external-identity/list-conflict-page";
import type { IdentityConflict } from "@/lib/accounts/external-identity/queries";

export const metadata: Metadata = { title: "Identity conflicts" };

const listId = "identity-conflicts";

/** What providers say of accounts and mailboxes do not: who is kept out, and whose address has changed. */
export default async function ConflictListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/identity-conflicts");
  const filter = { kind: oneOf(conflictKinds, query.kind), provider: typedText(query.provider, 40) };
  const page = await pageAt(query.cursor, (cursor) => listConflictPage(context, { ...filter, cursor }));
  return (
    <ListPage
      title="Identity conflicts"
      path={path}
      query={query}
      page={page}
      filters={[
        {
          name: "kind",
          label: "What",
          options: conflictKinds.map((value) => ({ value, label: conflictKindWords[value] })),
        },
        { name: "provider", label: "Identity provider" },
      ]}
      columns={conflictColumns(role, listId)}
      keyOf={({ id }) => id}
      none="Providers and mailboxes agree about everybody."
      around={(list) => (
        <div id={listId} tabIndex={-1} className="grid min-w-0 gap-6">
          {list}
        </div>
      )}
    >
      <p className="text-sm text-muted">
        What identity providers say of accounts and mailboxes do not. Gone when both agree again, and{" "}
        {conflictDays} days after somebody has last seen it.
      </p>
      <BulkCard role={role} items={page.items} />
    </ListPage>
  );
}

function BulkCard({ role, items }: { role: AdminRole; items: IdentityConflict[] }) {
  const waiting = items.filter(({ kind }) => kind === "other-account");
  const providers = new Map(waiting.map(({ provider, providerName }) => [provider, providerName]));
  if (providers.size === 0) return null;
  return (
    <Card
      title="Link many"
      intro="After people were made again at a provider, as when a realm was restored. Linked are those whose address is proven and the same, whose name does not differ, and whose old account is gone; you see them first."
    >
      <BulkLinks role={role} providers={[...providers].map(([value, label]) => ({ value, label }))} />
    </Card>
  );
}
