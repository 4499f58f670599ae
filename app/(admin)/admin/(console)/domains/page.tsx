import type { Metadata } from "next";
import { DomainListPage } from "@/app/_administration/domains/domain-list-page";
import type { SearchParams } from "@/app/_administration/list-query";

export const metadata: Metadata = { title: "Domains · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <DomainListPage adminRole="superadmin" searchParams={searchParams} />;
}
