import type { Metadata } from "next";
import { AppLinkListPage } from "@/app/_administration/app-links/app-link-list-page";

export const metadata: Metadata = { title: "App links · Administration" };

export default function Page() {
  return <AppLinkListPage />;
}
