import type { Metadata } from "next";
import { AliasPage } from "@/app/_administration/aliases/alias-page";

export const metadata: Metadata = { title: "Alias · Administration" };

export default async function Page({ params }: { params: Promise<{ address: string }> }) {
  return <AliasPage adminRole="superadmin" address={decodeURIComponent((await params).address)} />;
}
