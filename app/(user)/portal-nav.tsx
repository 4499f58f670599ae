"use client";

import { AtSign, House, type LucideIcon, Settings, ShieldCheck, Smartphone } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/app/_ui/class-names";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const navWords = words("user.nav", {
  label: "Your account",
  home: "Home",
  devices: "Devices",
  addresses: "Addresses",
  security: "Security",
  settings: "Settings",
});

const parts: readonly {
  key: Exclude<keyof typeof navWords.english, "label">;
  href: string;
  icon: LucideIcon;
}[] = [
  { key: "home", href: "/home", icon: House },
  { key: "devices", href: "/home/devices", icon: Smartphone },
  { key: "addresses", href: "/home/addresses", icon: AtSign },
  { key: "security", href: "/home/security", icon: ShieldCheck },
  { key: "settings", href: "/home/settings", icon: Settings },
];

/** Whether a page is this part, or below it. */
const isHere = (href: string, path: string) =>
  path === href || (href !== "/home" && path.startsWith(`${href}/`));

/** The parts of a person's pages, in one row on every screen; on phones each below its icon. */
export function PortalNav() {
  const t = useWords(navWords);
  const path = usePathname();
  return (
    <nav aria-label={t("label")} className="border-b border-line bg-surface">
      <ul className="mx-auto flex max-w-5xl justify-between px-1 sm:justify-start sm:gap-1 sm:px-2">
        {parts.map(({ key, href, icon: Icon }) => {
          const here = isHere(href, path);
          return (
            <li key={key} className="min-w-0">
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={classNames(
                  "flex min-h-14 flex-col items-center justify-center gap-1 border-b-2 px-1 text-xs font-medium sm:min-h-12 sm:flex-row sm:gap-2 sm:px-3 sm:text-sm",
                  here
                    ? "border-accent text-accent"
                    : "border-transparent text-muted hover:border-control hover:text-ink",
                )}
              >
                <Icon aria-hidden="true" className="size-5 shrink-0 sm:size-4" />
                {t(key)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
