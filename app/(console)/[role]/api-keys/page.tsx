import { getSay, getWords } from "@/app/_words/get-words";
import { Expiry, LastUse } from "@/app/(console)/[role]/api-keys/api-key-facts";
import { consolePage } from "@/app/(console)/console-page";
import type { ListColumn } from "@/app/(console)/list";
import { ListPage } from "@/app/(console)/list-page";
import { readList } from "@/app/(console)/list-query";
import { byChoice, byText, readFilter } from "@/app/(console)/narrowing";
import { RowButton } from "@/app/(console)/operation-button";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { apiKeyList } from "@/lib/credentials/api-key/list-page";
import type { ApiKeyEntry } from "@/lib/credentials/api-key/queries";
import { scopeText } from "@/lib/credentials/api-key/scope-words";
import { words } from "@/lib/words/text";

const listWords = words("console.apiKeys", {
  create: "New API key",
  createFirst: "Create an API key",
  search: "Search by name",
  searchOwner: "Search by name or owner",
  state: "State",
  valid: "Valid",
  expired: "Expired",
  none: "No API keys yet. With an API key a program can use the API on your behalf.",
  name: "Name",
  owner: "Owner",
  access: "Access",
  onlyFrom: "Only from {networks}",
  expires: "Expires",
  lastUsed: "Last used",
  actions: "Actions",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ API keys} one {# API key} other {# API keys}}",
});

const narrowings = (role: AdminRole) => ({
  search: byText(listWords(role === "superadmin" ? "searchOwner" : "search"), 320),
  state: byChoice(listWords("state"), ["valid", "expired"], (value) => listWords(value)),
});

/** The API keys: one's own, for superadmins those of every administrator. */
const { show, generateMetadata } = consolePage("/api-keys", async (here) => {
  const { role, query } = here;
  const { state, ...rest } = readFilter(narrowings(role), query);
  const filter = { ...rest, expired: state && state === "expired" };
  const t = await getWords(listWords);
  return (
    <ListPage
      at={here}
      {...(await readList(apiKeyList, here, filter))}
      hits={(hits) => listWords("hits", hits)}
      timed
      narrowings={narrowings(role)}
      columns={await columnsFor(role)}
      keyOf={({ id }) => id}
      order="created"
      none={t("none")}
      create={{ label: t("create"), first: t("createFirst") }}
    />
  );
});

export { generateMetadata, show as default };

async function columnsFor(role: AdminRole): Promise<ListColumn<ApiKeyEntry>[]> {
  const t = await getWords(listWords);
  const say = await getSay();
  const owner = { title: t("owner"), cell: ({ ownerLabel }: ApiKeyEntry) => ownerLabel };
  return [
    { title: t("name"), sort: "name", cell: ({ name }) => name },
    ...(role === "superadmin" ? [owner] : []),
    {
      title: t("access"),
      cell: ({ scopes, allowedNetworks }) => (
        <span className="grid gap-0.5">
          {scopes.map((scope) => (
            <span key={scope}>{say(scopeText(scope))}</span>
          ))}
          {allowedNetworks.length > 0 ? (
            <span className="text-muted">{t("onlyFrom", { networks: allowedNetworks.join(", ") })}</span>
          ) : null}
        </span>
      ),
    },
    { title: t("expires"), cell: ({ expiresAt }) => <Expiry at={expiresAt} /> },
    { title: t("lastUsed"), cell: (key) => <LastUse {...key} /> },
    {
      title: t("actions"),
      cell: ({ id, name }) => (
        <RowButton does="api-key.revoke" by={role} to={{ id }} name={name} focusId="content" />
      ),
    },
  ];
}
