"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { Button } from "@/app/_ui/button";

/** What the console shows instead of a page or a thing that does not exist, or is not this administrator's. */
export function NothingHere() {
  const { role } = useParams<{ role: string }>();
  return (
    <div className="grid max-w-prose justify-items-start gap-4">
      <h1 className="text-2xl font-semibold tracking-tight">There is nothing here</h1>
      <p className="text-muted">
        The address may be mistyped, or what it named was renamed or deleted
        {role === "domain-admin" ? ", or belongs to a domain that you do not administer" : ""}.
      </p>
      <Button asChild>
        <Link href={`/${role}`}>Go to the overview</Link>
      </Button>
    </div>
  );
}
