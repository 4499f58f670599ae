import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { SyncRunListPage } from "@/app/_administration/sync-runs/sync-run-list-page";

export const metadata: Metadata = { title: "Sync runs · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <SyncRunListPage searchParams={searchParams} />;
}
