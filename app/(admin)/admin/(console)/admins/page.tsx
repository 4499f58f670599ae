import type { Metadata } from "next";
import { AdminListPage } from "@/app/_administration/admins/admin-list-page";
import type { SearchParams } from "@/app/_administration/list-query";

export const metadata: Metadata = { title: "Administrators · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <AdminListPage searchParams={searchParams} />;
}
