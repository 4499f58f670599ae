import type { Metadata } from "next";
import { TemplatePage } from "@/app/_administration/templates/template-page";

export const metadata: Metadata = { title: "Template · Domain administration" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <TemplatePage adminRole="domain-admin" id={(await params).id} />;
}
