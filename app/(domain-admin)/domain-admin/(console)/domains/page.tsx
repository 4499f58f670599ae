import type { Metadata } from "next";
import { DomainListPage } from "@/app/_administration/domains/domain-list-page";
import type { SearchParams } from "@/app/_administration/list-query";

export const metadata: Metadata = { title: "Domains · Domain administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <DomainListPage adminRole="domain-admin" searchParams={searchParams} />;
}
