import type { Metadata } from "next";
import { NewAliasPage } from "@/app/_administration/aliases/new-alias-page";
import type { SearchParams } from "@/app/_administration/list-query";

export const metadata: Metadata = { title: "New alias · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <NewAliasPage adminRole="superadmin" searchParams={searchParams} />;
}
