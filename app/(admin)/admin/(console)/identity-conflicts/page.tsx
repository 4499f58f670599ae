import type { Metadata } from "next";
import { ConflictListPage } from "@/app/_administration/identities/conflict-list-page";
import type { SearchParams } from "@/app/_administration/list-query";

export const metadata: Metadata = { title: "Identity conflicts · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <ConflictListPage adminRole="superadmin" searchParams={searchParams} />;
}
