import Link from "next/link";
import { ApiKeyForm } from "@/app/_administration/api-keys/api-key-form";
import { areaWords } from "@/app/_administration/api-keys/scope-words";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { areas } from "@/lib/catalogue/area";
import { operations } from "@/lib/faces/rest/operations";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

/** Makes an API key of one's own. */
export async function NewApiKeyPage({ adminRole: role }: { adminRole: AdminRole }) {
  const list = `${consolePath(role)}/api-keys`;
  await requireAdminPage(role, `${list}/new`);
  return (
    <>
      <PageTitle title="New API key" back={<Link href={list}>← API keys</Link>} />
      <Card title="Key" intro="It acts in your name, and ends with your account.">
        <ApiKeyForm adminRole={role} areas={areasOf(role)} listHref={list} />
      </Card>
    </>
  );
}

/** The areas in which the API of a role has anything. */
function areasOf(role: AdminRole) {
  const api = role === "superadmin" ? "admin" : "domain-admin";
  const used = new Set(operations.filter(({ roles }) => roles.includes(api)).map(({ area }) => area));
  return areas.filter((area) => used.has(area)).map((name) => ({ name, label: areaWords[name] }));
}
