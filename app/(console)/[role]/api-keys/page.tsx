import type { Metadata } from "next";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Field } from "@/app/_ui/field";
import { ListFilter } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { revokeApiKey } from "@/app/(console)/[role]/api-keys/api-key-actions";
import { Expiry, LastUse } from "@/app/(console)/[role]/api-keys/api-key-facts";
import { scopeWords } from "@/app/(console)/[role]/api-keys/scope-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { List, type ListColumn, NewLink } from "@/app/(console)/list";
import { allOr, askedPage, filterField } from "@/app/(console)/list-query";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { apiKeyOrders, listApiKeyPage } from "@/lib/credentials/api-key/list-page";
import type { ApiKeyEntry } from "@/lib/credentials/api-key/queries";

export const metadata: Metadata = { title: "API keys" };

const states = allOr([
  { value: "valid", label: "Valid" },
  { value: "expired", label: "Expired" },
]);

/** The API keys: one's own, for superadmins those of every administrator. */
export default async function ApiKeyListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/api-keys");
  const page = await askedPage(query, apiKeyOrders, (asked) =>
    listApiKeyPage(context, {
      ...asked,
      search: query.search?.slice(0, 320),
      expired: query.state === undefined ? undefined : query.state === "expired",
    }),
  );
  const field = filterField(query);
  return (
    <>
      <PageTitle title="API keys" action={<NewLink href={`${path}/new`}>New API key</NewLink>} />
      <ListFilter action={path}>
        <Field
          label={role === "superadmin" ? "Part of the name or owner" : "Part of the name"}
          type="search"
          {...field("search")}
        />
        <SelectField label="State" options={states} {...field("state")} />
      </ListFilter>
      <List
        label="API keys"
        path={path}
        query={query}
        page={page}
        columns={columnsFor(role)}
        keyOf={({ id }) => id}
        order="created"
        none="There are no keys yet. A key lets a program use the API in your name."
        step={{ href: `${path}/new`, label: "Make the first key" }}
      />
    </>
  );
}

const columnsFor = (role: AdminRole): ListColumn<ApiKeyEntry>[] => [
  { title: "Name", sort: "name", cell: ({ name }) => name },
  ...(role === "superadmin" ? [{ title: "Owner", cell: ({ ownerLabel }: ApiKeyEntry) => ownerLabel }] : []),
  {
    title: "May",
    cell: ({ scopes, allowedNetworks }) => (
      <span className="grid gap-0.5">
        {scopes.map((scope) => (
          <span key={scope}>{scopeWords(scope)}</span>
        ))}
        {allowedNetworks.length > 0 ? (
          <span className="text-muted">Only from {allowedNetworks.join(", ")}</span>
        ) : null}
      </span>
    ),
  },
  { title: "Expires", cell: ({ expiresAt }) => <Expiry at={expiresAt} /> },
  { title: "Last use", cell: (key) => <LastUse {...key} /> },
  {
    title: "End",
    cell: ({ id, name }) => (
      <ConfirmButton
        action={revokeApiKey}
        values={{ role, id }}
        label="Revoke"
        subject={name}
        size="small"
        question={`Revoke ${name}?`}
        consequence="The program that uses it is refused from its next request on. This cannot be undone."
        confirm="Revoke"
        pendingLabel="Revoking …"
        keep="Keep it"
        focusId="content"
      />
    ),
  },
];
