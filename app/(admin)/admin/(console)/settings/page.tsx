import type { Metadata } from "next";
import { SettingsPage } from "@/app/_administration/settings/settings-page";

export const metadata: Metadata = { title: "Settings · Administration" };

export default function Page() {
  return <SettingsPage />;
}
