import type { Metadata } from "next";
import { AdminLogin } from "@/app/_administration/admin-login";
import type { PageQuery } from "@/app/login-query";

export const metadata: Metadata = { title: "Sign in · Domain administration" };

/** The login page of this role, apart from every other. */
export default async function Page({ searchParams }: { searchParams: Promise<PageQuery> }) {
  return <AdminLogin adminRole="domain-admin" query={await searchParams} />;
}
