import { Expiry, LastUse } from "@/app/(console)/[role]/api-keys/api-key-facts";
import type { ListColumn } from "@/app/(console)/list";
import { listPage, type OpenedList } from "@/app/(console)/list-page";
import { byText, byWhether } from "@/app/(console)/narrowing";
import { RowButton } from "@/app/(console)/operation-button";
import { readNarrowed } from "@/app/(console)/read-list";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { apiKeyFields, apiKeyOtherFields } from "@/lib/credentials/api-key/fields";
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
  onlyFrom: "Only from {networks}",
  expires: "Expires",
  lastUsed: "Last used",
  actions: "Actions",
  hits: "{narrowed, select, yes {{found, plural, =10001 {10,000+} other {#}} of } other {}}{all, plural, =10001 {10,000+ API keys} one {# API key} other {# API keys}}",
});

const narrowings = (role: AdminRole) => ({
  search: byText(listWords(role === "superadmin" ? "searchOwner" : "search"), 320),
  state: byWhether("expired", listWords("state"), ["valid", "expired"], (value) => listWords(value)),
});

/** The API keys: one's own, for superadmins those of every administrator. */
const { show, generateMetadata } = listPage("/api-keys", listWords, async (here) => ({
  ...(await readNarrowed(apiKeyList, here, narrowings(here.role), ({ state: expired, ...rest }) => ({
    ...rest,
    expired,
  }))),
  columns: columnsFor(here),
  order: "created",
  timed: true,
}));

export { generateMetadata, show as default };

function columnsFor({ role, t, say }: OpenedList<typeof listWords>): ListColumn<ApiKeyEntry>[] {
  const owner = {
    title: say(apiKeyOtherFields.owner.label),
    cell: ({ ownerLabel }: ApiKeyEntry) => ownerLabel,
  };
  return [
    { title: say(apiKeyFields.name.label), sort: "name", cell: ({ name }) => name },
    ...(role === "superadmin" ? [owner] : []),
    {
      title: say(apiKeyFields.scopes.label),
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
