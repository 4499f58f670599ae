import Link from "next/link";
import { AliasForm } from "@/app/_administration/aliases/alias-form";
import { listHref, listQuery, type SearchParams } from "@/app/_administration/list-query";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

interface NewAliasPageProps {
  adminRole: AdminRole;
  searchParams: SearchParams;
}

/** Makes an alias; for the mailbox in the page's address, if one is there. */
export async function NewAliasPage({ adminRole: role, searchParams }: NewAliasPageProps) {
  const list = `${consolePath(role)}/aliases`;
  const query = await listQuery(searchParams);
  await requireAdminPage(role, listHref(`${list}/new`, query, {}));
  return (
    <>
      <PageTitle title="New alias" back={<Link href={list}>← Aliases</Link>} />
      <Card
        title="A further address of a mailbox"
        intro="Mail to it lands in the mailbox, which can also send from it."
      >
        <AliasForm values={{ role, mailbox: query.mailbox ?? "", active: "on" }} movable />
      </Card>
    </>
  );
}
