import type { Metadata } from "next";
import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { ApiKeyForm } from "@/app/(console)/[role]/api-keys/new/api-key-form";
import { areaWords } from "@/app/(console)/[role]/api-keys/scope-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { areas } from "@/lib/catalogue/area";
import { operations } from "@/lib/faces/rest/operations";

export const metadata: Metadata = { title: "New API key" };

/** Makes an API key of one's own. */
export default async function NewApiKeyPage(props: ConsolePageProps) {
  const { role, start } = await openPage(props, "/api-keys/new");
  const list = `${start}/api-keys`;
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
