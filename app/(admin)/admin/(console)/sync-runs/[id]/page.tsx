import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { SyncRunPage } from "@/app/_administration/sync-runs/sync-run-page";

export const metadata: Metadata = { title: "Sync run · Administration" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export default async function Page({ params, searchParams }: PageProps) {
  return <SyncRunPage id={(await params).id} searchParams={searchParams} />;
}
