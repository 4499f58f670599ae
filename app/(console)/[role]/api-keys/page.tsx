import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Button } from "@/app/_ui/button";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Field } from "@/app/_ui/field";
import { ListFilter, Pager } from "@/app/_ui/list-controls";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import { endApiKey } from "@/app/(console)/[role]/api-keys/api-key-actions";
import { Expiry, LastUse } from "@/app/(console)/[role]/api-keys/api-key-facts";
import { scopeWords } from "@/app/(console)/[role]/api-keys/scope-words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { oneOf, pageAt, pageLinks, sortBy } from "@/app/(console)/list-query";
import { NothingListed } from "@/app/(console)/nothing-listed";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { apiKeyOrders, listApiKeyPage } from "@/lib/credentials/api-key/list-page";
import type { ApiKeyEntry } from "@/lib/credentials/api-key/queries";

export const metadata: Metadata = { title: "API keys" };

const states = [
  { value: "", label: "All" },
  { value: "valid", label: "Valid" },
  { value: "expired", label: "Expired" },
];

/** The API keys: one's own, for superadmins those of every administrator. */
export default async function ApiKeyListPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "/api-keys");
  const { items, next } = await pageAt(query.cursor, (cursor) =>
    listApiKeyPage(context, {
      search: query.search?.slice(0, 320),
      expired: query.state === undefined ? undefined : query.state === "expired",
      order: oneOf(apiKeyOrders, query.order),
      descending: query.direction === "descending",
      cursor,
    }),
  );
  const field = (name: string) => ({ name, defaultValue: query[name] ?? "" });
  return (
    <>
      <PageTitle title="API keys" action={<NewKey path={path} />} />
      <ListFilter action={path}>
        <Field
          label={role === "superadmin" ? "Part of the name or owner" : "Part of the name"}
          type="search"
          {...field("search")}
        />
        <SelectField label="State" options={states} {...field("state")} />
      </ListFilter>
      <DataTable
        label="API keys"
        columns={columnsFor(role, path, query)}
        rows={items}
        keyOf={({ id }) => id}
        empty={
          <NothingListed
            path={path}
            query={query}
            none="There are no keys yet. A key lets a program use the API in your name."
            step={{ href: `${path}/new`, label: "Make the first key" }}
          />
        }
      />
      <Pager {...pageLinks(path, query, next)} />
    </>
  );
}

const NewKey = ({ path }: { path: string }) => (
  <Button look="primary" asChild>
    <Link href={`${path}/new`}>
      <Plus aria-hidden="true" />
      New API key
    </Link>
  </Button>
);

const columnsFor = (role: AdminRole, path: string, query: Record<string, string>): Column<ApiKeyEntry>[] => [
  { title: "Name", sort: sortBy(path, query, "name", "created"), cell: ({ name }) => name },
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
        action={endApiKey}
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
