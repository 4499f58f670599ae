import Link from "next/link";
import { Button } from "@/app/_ui/button";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { consolePath } from "@/lib/faces/session/admin-path";

/** What the console shows instead of a page or a thing that does not exist, or is not this administrator's. */
export function NothingHere({ adminRole: role }: { adminRole: AdminRole }) {
  return (
    <div className="grid max-w-prose justify-items-start gap-4">
      <h1 className="text-2xl font-semibold tracking-tight">There is nothing here</h1>
      <p className="text-muted">
        The address may be mistyped, or what it named was renamed or deleted
        {role === "domain-admin" ? ", or belongs to a domain that you do not administer" : ""}.
      </p>
      <Button asChild>
        <Link href={consolePath(role)}>Go to the overview</Link>
      </Button>
    </div>
  );
}
