import type { Metadata } from "next";
import { ApiKeyListPage } from "@/app/_administration/api-keys/api-key-list-page";
import type { SearchParams } from "@/app/_administration/list-query";

export const metadata: Metadata = { title: "API keys · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <ApiKeyListPage adminRole="superadmin" searchParams={searchParams} />;
}
