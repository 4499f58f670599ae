import type { Metadata } from "next";
import { AdminPage } from "@/app/_administration/admins/admin-page";

export const metadata: Metadata = { title: "Administrator · Administration" };

export default async function Page({ params }: { params: Promise<{ login: string }> }) {
  return <AdminPage login={decodeURIComponent((await params).login)} />;
}
