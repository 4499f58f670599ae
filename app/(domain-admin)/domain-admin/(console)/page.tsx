import type { Metadata } from "next";
import { AdminStartPage } from "@/app/_administration/admin-start-page";

export const metadata: Metadata = { title: "Domain administration" };

export default function Page() {
  return <AdminStartPage adminRole="domain-admin" />;
}
