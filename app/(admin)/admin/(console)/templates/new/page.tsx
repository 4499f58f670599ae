import type { Metadata } from "next";
import { listQuery, type SearchParams } from "@/app/_administration/list-query";
import { NewTemplatePage } from "@/app/_administration/templates/new-template-page";

export const metadata: Metadata = { title: "New template · Administration" };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const { copy } = await listQuery(searchParams);
  return <NewTemplatePage copy={copy} />;
}
