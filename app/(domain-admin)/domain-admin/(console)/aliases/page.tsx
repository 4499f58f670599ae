import type { Metadata } from "next";
import { AliasListPage } from "@/app/_administration/aliases/alias-list-page";
import type { SearchParams } from "@/app/_administration/list-query";

export const metadata: Metadata = { title: "Aliases · Domain administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <AliasListPage adminRole="domain-admin" searchParams={searchParams} />;
}
