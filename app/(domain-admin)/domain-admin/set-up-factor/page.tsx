import type { Metadata } from "next";
import { AdminFactorSetup } from "@/app/_administration/admin-factor-setup";
import type { PageQuery } from "@/app/login-query";

export const metadata: Metadata = { title: "Second factor · Domain administration" };

/** The forced set-up of a first second factor. */
export default async function Page({ searchParams }: { searchParams: Promise<PageQuery> }) {
  return <AdminFactorSetup adminRole="domain-admin" query={await searchParams} />;
}
