import type { Metadata } from "next";
import { TemplatePage } from "@/app/_administration/templates/template-page";

export const metadata: Metadata = { title: "Template · Administration" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <TemplatePage adminRole="superadmin" id={(await params).id} />;
}
