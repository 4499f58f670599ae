import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { OverviewPage } from "@/app/_administration/overview/overview-page";

export const metadata: Metadata = { title: "Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <OverviewPage adminRole="superadmin" searchParams={searchParams} />;
}
