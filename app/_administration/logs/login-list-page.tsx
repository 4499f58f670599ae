import Link from "next/link";
import {
  listHref,
  listQuery,
  oneOf,
  pageAt,
  pageLinks,
  type SearchParams,
} from "@/app/_administration/list-query";
import { Badge } from "@/app/_ui/badge";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Field } from "@/app/_ui/field";
import { ListFilter, Pager } from "@/app/_ui/list-controls";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { SelectField } from "@/app/_ui/select-field";
import type { AdminRole } from "@/lib/admin-account/role";
import { type LoginAttempt, listLoginAttempts } from "@/lib/login-attempt/queries";
import { requireAdminPage } from "@/lib/session/admin";
import { consolePath } from "@/lib/session/admin-path";

const resultWords = {
  accepted: { label: "Accepted", tone: "good" },
  rejected: { label: "Rejected", tone: "danger" },
  unavailable: { label: "Unavailable", tone: "warning" },
} as const;

const results = Object.keys(resultWords) as (keyof typeof resultWords)[];

const resultOptions = [
  { value: "", label: "All" },
  ...results.map((value) => ({ value, label: resultWords[value].label })),
];

interface LoginListPageProps {
  adminRole: AdminRole;
  searchParams: SearchParams;
}

/** The log of logins that an administrator may see, newest first. */
export async function LoginListPage({ adminRole: role, searchParams }: LoginListPageProps) {
  const path = `${consolePath(role)}/logins`;
  const query = await listQuery(searchParams);
  const { context } = await requireAdminPage(role, listHref(path, query, {}));
  const { items, next } = await pageAt(query.cursor, (cursor) =>
    listLoginAttempts(context, {
      address: query.address?.trim().slice(0, 320) || undefined,
      ip: query.ip?.trim().slice(0, 45) || undefined,
      result: oneOf(results, query.result),
      cursor,
    }),
  );
  const field = (name: string) => ({ name, defaultValue: query[name] ?? "" });
  return (
    <>
      <PageTitle title="Logins" />
      <ListFilter action={path}>
        <Field label="Exact address" inputMode="email" {...field("address")} />
        <Field label="Network address" {...field("ip")} />
        <SelectField label="Result" options={resultOptions} {...field("result")} />
      </ListFilter>
      <DataTable
        label="Logins"
        columns={columnsFor(path)}
        rows={items}
        keyOf={({ id }) => id}
        empty="There is no such login."
      />
      <Pager {...pageLinks(path, query, next)} />
    </>
  );
}

const columnsFor = (path: string): Column<LoginAttempt>[] => [
  {
    title: "Address",
    cell: ({ address }) => (
      <Link
        href={listHref(path, {}, { address })}
        className="inline-block max-w-80 text-accent wrap-anywhere hover:underline"
        prefetch={false}
      >
        {address}
      </Link>
    ),
  },
  {
    title: "When",
    cell: ({ lastAt, count }) => (
      <>
        <LocalTime value={lastAt.toISOString()} />
        {count > 1 ? ` (${count} times)` : null}
      </>
    ),
  },
  {
    title: "Result",
    cell: ({ result, reason }) => (
      <span className="flex flex-wrap items-center gap-2">
        <Badge tone={resultWords[result].tone}>{resultWords[result].label}</Badge>
        {reason?.replaceAll("-", " ")}
      </span>
    ),
  },
  { title: "Door", cell: ({ door }) => door },
  {
    title: "With",
    cell: ({ credential, providerSlug }) =>
      `${credential.replaceAll("-", " ")}${providerSlug ? ` (${providerSlug})` : ""}`,
  },
  { title: "From", cell: ({ ip }) => ip ?? "unknown" },
];
