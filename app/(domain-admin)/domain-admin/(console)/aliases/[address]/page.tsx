import type { Metadata } from "next";
import { AliasPage } from "@/app/_administration/aliases/alias-page";

export const metadata: Metadata = { title: "Alias · Domain administration" };

export default async function Page({ params }: { params: Promise<{ address: string }> }) {
  return <AliasPage adminRole="domain-admin" address={decodeURIComponent((await params).address)} />;
}
