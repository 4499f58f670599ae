import { roleWords } from "@/app/_administration/role-words";
import { Card } from "@/app/_ui/card";
import type { AdminRole } from "@/lib/admin-account/role";
import { listDomainPage } from "@/lib/domain/list-page";
import { requireAdminPage } from "@/lib/session/admin";

/** Where an administrator lands: the domains it administers. */
export async function AdminStartPage({ adminRole: role }: { adminRole: AdminRole }) {
  const { context } = await requireAdminPage(role);
  const { items: own } = await listDomainPage(context, {});
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{roleWords[role].title}</h1>
      <Card title="Domains">
        {own.length === 0 ? <p className="text-sm text-muted">There are none yet.</p> : null}
        <ul className="divide-y divide-line text-sm">
          {own.map(({ id, name, mailboxes }) => (
            <li key={id} className="flex justify-between gap-4 py-2">
              <span className="font-medium wrap-anywhere">{name}</span>
              <span className="text-muted">
                {mailboxes} {mailboxes === 1 ? "mailbox" : "mailboxes"}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
