import type { Metadata } from "next";
import { NewApiKeyPage } from "@/app/_administration/api-keys/new-api-key-page";

export const metadata: Metadata = { title: "New API key · Domain administration" };

export default function Page() {
  return <NewApiKeyPage adminRole="domain-admin" />;
}
