import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { NoSuchPage } from "@/app/_administration/no-such-page";

export const metadata: Metadata = { title: "Not found · Administration" };

export default async function Page(props: {
  params: Promise<{ rest: string[] }>;
  searchParams: SearchParams;
}) {
  return <NoSuchPage adminRole="domain-admin" rest={(await props.params).rest} params={props.searchParams} />;
}
