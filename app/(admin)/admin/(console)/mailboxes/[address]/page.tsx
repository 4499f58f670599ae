import type { Metadata } from "next";
import { MailboxPage } from "@/app/_administration/mailboxes/mailbox-page";

export const metadata: Metadata = { title: "Mailbox · Administration" };

export default async function Page({ params }: { params: Promise<{ address: string }> }) {
  return <MailboxPage adminRole="superadmin" address={decodeURIComponent((await params).address)} />;
}
