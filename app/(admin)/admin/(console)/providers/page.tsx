import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { ProviderListPage } from "@/app/_administration/providers/provider-list-page";

export const metadata: Metadata = { title: "Identity providers · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <ProviderListPage searchParams={searchParams} />;
}
