import type { Metadata } from "next";
import { AdminAccountPage } from "@/app/_administration/admin-account-page";

export const metadata: Metadata = { title: "Your account · Administration" };

export default function Page() {
  return <AdminAccountPage adminRole="superadmin" />;
}
