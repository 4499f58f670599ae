import type { Metadata } from "next";
import { MailboxPage } from "@/app/_administration/mailboxes/mailbox-page";

export const metadata: Metadata = { title: "Mailbox · Domain administration" };

export default async function Page({ params }: { params: Promise<{ address: string }> }) {
  return <MailboxPage adminRole="domain-admin" address={decodeURIComponent((await params).address)} />;
}
