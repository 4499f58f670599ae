import Link from "next/link";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { ApiKeyForm } from "@/app/(console)/[role]/api-keys/new/api-key-form";
import { areaWords } from "@/app/(console)/[role]/api-keys/scope-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { inputWords } from "@/app/(console)/field-form";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { areas } from "@/lib/catalogue/area";
import { apiKeyFields } from "@/lib/credentials/api-key/fields";
import { operations } from "@/lib/faces/rest/operations";
import { words } from "@/lib/words/text";

const newWords = words("console.apiKeys.new", {
  title: "New API key",
  back: "← API keys",
  details: "Details",
  keyHint: "It acts on your behalf and stops working when your account is disabled or deleted.",
});

export const generateMetadata = titled(newWords("title"));

/** Makes an API key of one's own. */
export default async function NewApiKeyPage(props: ConsolePageProps) {
  const { role, start } = await openPage(props, "/api-keys/new");
  const list = `${start}/api-keys`;
  const t = await getWords(newWords);
  return (
    <>
      <PageTitle title={t("title")} back={<Link href={list}>{t("back")}</Link>} />
      <Card title={t("details")} intro={t("keyHint")}>
        <ApiKeyForm
          adminRole={role}
          areas={await areasOf(role)}
          words={await inputWords(apiKeyFields)}
          listHref={list}
        />
      </Card>
    </>
  );
}

/** The areas in which the API of a role has anything. */
async function areasOf(role: AdminRole) {
  const api = role === "superadmin" ? "admin" : "domain-admin";
  const used = new Set(operations.filter(({ roles }) => roles.includes(api)).map(({ area }) => area));
  const t = await getWords(areaWords);
  return areas.filter((area) => used.has(area)).map((name) => ({ name, label: t(name) }));
}
