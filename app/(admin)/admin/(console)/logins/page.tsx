import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { LoginListPage } from "@/app/_administration/logs/login-list-page";

export const metadata: Metadata = { title: "Logins · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <LoginListPage adminRole="superadmin" searchParams={searchParams} />;
}
