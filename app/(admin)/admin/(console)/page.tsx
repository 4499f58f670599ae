import type { Metadata } from "next";
import { AdminStartPage } from "@/app/_administration/admin-start-page";

export const metadata: Metadata = { title: "Administration" };

export default function Page() {
  return <AdminStartPage adminRole="superadmin" />;
}
