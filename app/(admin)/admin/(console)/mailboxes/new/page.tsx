import type { Metadata } from "next";
import type { SearchParams } from "@/app/_administration/list-query";
import { NewMailboxPage } from "@/app/_administration/mailboxes/new-mailbox-page";

export const metadata: Metadata = { title: "New mailbox · Administration" };

export default function Page({ searchParams }: { searchParams: SearchParams }) {
  return <NewMailboxPage adminRole="superadmin" searchParams={searchParams} />;
}
