import { getWords } from "@/app/_words/get-words";
import { ApiKeyForm } from "@/app/(console)/[role]/api-keys/new/api-key-form";
import { inputWords } from "@/app/(console)/field-form";
import { newPage } from "@/app/(console)/new-page";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { apiKeyFields } from "@/lib/credentials/api-key/fields";
import { areaWords } from "@/lib/credentials/api-key/scope-words";
import { operations } from "@/lib/faces/rest/operations";
import { areas } from "@/lib/platform/area";
import { textsOf, words } from "@/lib/words/text";

const newWords = words("console.apiKeys.new", {
  title: "New API key",
  card: "Details",
  intro: "It acts on your behalf and stops working when your account is disabled or deleted.",
});

/** Makes an API key of one's own. */
const { show, generateMetadata } = newPage("/api-keys/new", textsOf(newWords), async ({ role, back }) => (
  <ApiKeyForm
    adminRole={role}
    areas={await areasOf(role)}
    words={await inputWords(apiKeyFields)}
    listHref={back.href}
  />
));

export { generateMetadata, show as default };

/** The areas in which the API of a role has anything. */
async function areasOf(role: AdminRole) {
  const api = role === "superadmin" ? "admin" : "domain-admin";
  const used = new Set(operations.filter(({ roles }) => roles.includes(api)).map(({ area }) => area));
  const t = await getWords(areaWords);
  return areas.filter((area) => used.has(area)).map((name) => ({ name, label: t(name) }));
}
