import type { Metadata } from "next";
import { ProviderPage } from "@/app/_administration/providers/provider-page";

export const metadata: Metadata = { title: "Identity provider · Administration" };

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  return <ProviderPage slug={(await params).slug} />;
}
