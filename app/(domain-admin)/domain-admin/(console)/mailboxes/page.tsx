import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { MailboxListPage } from "@/app/_administration/mailboxes/mailbox-list-page";

export const metadata: Metadata = { title: "Mailboxes · Domain administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <MailboxListPage adminRole="domain-admin" searchParams={searchParams} />;
}
