import type { Metadata } from "next";
import { DomainPage } from "@/app/_administration/domains/domain-page";

export const metadata: Metadata = { title: "Domain · Domain administration" };

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <DomainPage adminRole="domain-admin" name={(await params).name} />;
}
