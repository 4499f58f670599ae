import type { Metadata } from "next";
import { AppLinkPage } from "@/app/_administration/app-links/app-link-page";

export const metadata: Metadata = { title: "App link · Administration" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <AppLinkPage id={(await params).id} />;
}
