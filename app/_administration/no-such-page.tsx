import { notFound } from "next/navigation";
import { listHref, listQuery, type SearchParams } from "@/app/_administration/list-query";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

interface NoSuchPageProps {
  adminRole: AdminRole;
  /** What the address says below the role's start page, as it was sent. */
  rest: string[];
  params: SearchParams;
}

/** Whatever address the console does not have: not found, inside of it, for who is signed in. */
export async function NoSuchPage({ adminRole: role, rest, params }: NoSuchPageProps): Promise<never> {
  const path = [consolePath(role), ...rest].join("/");
  await requireAdminPage(role, listHref(path, await listQuery(params), {}));
  notFound();
}
