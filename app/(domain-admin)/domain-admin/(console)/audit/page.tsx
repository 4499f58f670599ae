import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { AuditListPage } from "@/app/_administration/logs/audit-list-page";

export const metadata: Metadata = { title: "Audit trail · Domain administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <AuditListPage adminRole="domain-admin" searchParams={searchParams} />;
}
