import type { Metadata } from "next";
import { AdminSecondStep } from "@/app/_administration/admin-second-step";
import type { PageQuery } from "@/app/login-query";

export const metadata: Metadata = { title: "Second step · Domain administration" };

/** The second step of the sign-in. */
export default async function Page({ searchParams }: { searchParams: Promise<PageQuery> }) {
  return <AdminSecondStep adminRole="domain-admin" query={await searchParams} />;
}
