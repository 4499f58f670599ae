import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { TemplateListPage } from "@/app/_administration/templates/template-list-page";

export const metadata: Metadata = { title: "Templates · Domain administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <TemplateListPage adminRole="domain-admin" searchParams={searchParams} />;
}
