import type { Metadata } from "next";
import { NewAppLinkPage } from "@/app/_administration/app-links/app-link-page";

export const metadata: Metadata = { title: "New app link · Administration" };

export default function Page() {
  return <NewAppLinkPage />;
}
