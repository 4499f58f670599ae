import type { Metadata } from "next";
import { DomainPage } from "@/app/_administration/domains/domain-page";

export const metadata: Metadata = { title: "Domain · Administration" };

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <DomainPage adminRole="superadmin" name={(await params).name} />;
}
