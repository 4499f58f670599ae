import type { Metadata } from "next";
import { NewAdminPage } from "@/app/_administration/admins/new-admin-page";

export const metadata: Metadata = { title: "New administrator · Administration" };

export default function Page() {
  return <NewAdminPage />;
}
