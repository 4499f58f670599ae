"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const nothingWords = words("console.nothingHere", {
  title: "Page not found",
  reason: "The address may be wrong, or the page's subject was renamed or deleted.",
  domainAdminReason:
    "The address may be wrong, the page's subject was renamed or deleted, or it belongs to a domain that you don't administer.",
  overview: "Go to overview",
});

/** What the console shows instead of a page or a thing that does not exist, or is not this administrator's. */
export function NothingHere() {
  const { role } = useParams<{ role: string }>();
  const t = useWords(nothingWords);
  return (
    <div className="grid max-w-prose justify-items-start gap-4">
      <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
      <p className="text-muted">{t(role === "domain-admin" ? "domainAdminReason" : "reason")}</p>
      <Button asChild>
        <Link href={`/${role}`}>{t("overview")}</Link>
      </Button>
    </div>
  );
}
