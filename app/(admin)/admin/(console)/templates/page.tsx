import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { TemplateListPage } from "@/app/_administration/templates/template-list-page";

export const metadata: Metadata = { title: "Templates · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <TemplateListPage adminRole="superadmin" searchParams={searchParams} />;
}
