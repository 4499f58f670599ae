"use client";

import Link from "next/link";
import { useParams, usePathname } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { useMenu } from "@/app/(console)/menu-context";
import { missingThing } from "@/app/(console)/missing-thing";
import { words } from "@/lib/words/text";

const nothingWords = words("console.nothingHere", {
  title: "Page not found",
  domain: "Domain not found",
  mailbox: "Mailbox not found",
  alias: "Alias not found",
  template: "Template not found",
  syncRun: "Sync run not found",
  provider: "Identity provider not found",
  admin: "Administrator not found",
  adminGroup: "Administrator group not found",
  appLink: "App link not found",
  name: "There is no <b>{name}</b> here.",
  reason: "The address may be wrong, or the page's subject was renamed or deleted.",
  domainAdminReason:
    "The address may be wrong, the page's subject was renamed or deleted, or it belongs to a domain that you don't administer.",
  list: "Show all",
  overview: "Go to overview",
});

/** What the console shows instead of a page or a thing that does not exist, or is not this administrator's. */
export function NothingHere() {
  const { role } = useParams<{ role: string }>();
  const thing = missingThing(usePathname());
  const menu = useMenu();
  const t = useWords(nothingWords);
  const list = thing && menu.some((href) => `${thing.list}/`.startsWith(`${href}/`)) ? thing.list : null;
  return (
    <div className="grid max-w-prose justify-items-start gap-4">
      <h1 className="text-2xl font-semibold tracking-tight">{t(thing?.kind ?? "title")}</h1>
      {thing?.name ? (
        <p className="wrap-anywhere">
          {t.rich("name", {
            name: thing.name,
            b: (chunks) => <strong className="font-medium">{chunks}</strong>,
          })}
        </p>
      ) : null}
      <p className="text-muted">{t(role === "domain-admin" ? "domainAdminReason" : "reason")}</p>
      <div className="flex flex-wrap gap-3">
        {list ? (
          <Button asChild look="primary">
            <Link href={list}>{t("list")}</Link>
          </Button>
        ) : null}
        <Button asChild>
          <Link href={`/${role}`}>{t("overview")}</Link>
        </Button>
      </div>
    </div>
  );
}
