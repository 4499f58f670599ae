"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/app/_ui/class-names";
import { useWords } from "@/app/_words/use-words";
import { words } from "@/lib/words/text";

const navWords = words("ui.sideNav", { menu: "Menu" });

export interface NavGroup {
  title?: string;
  links: NavLink[];
}

interface NavLink {
  label: string;
  href: string;
  /** Whether only this very page is its place, not those below it. */
  exact: boolean;
}

interface SideNavProps {
  label: string;
  groups: NavGroup[];
}

/** The menu of an area with many pages: a column on wide screens, behind a button on narrow ones. Marks where one is. */
export function SideNav({ label, groups }: SideNavProps) {
  const t = useWords(navWords);
  const path = usePathname();
  return (
    <nav aria-label={label} className="text-sm">
      {/* The key closes the menu on arrival at another page. */}
      <details key={path} className="rounded-xl border border-line bg-surface lg:hidden">
        <summary className="flex cursor-pointer items-center gap-2 px-4 py-3 font-medium">
          <Menu aria-hidden="true" className="size-4" />
          {t("menu")}
        </summary>
        <div className="grid gap-5 border-t border-line p-4 sm:grid-cols-3">
          <Groups groups={groups} path={path} />
        </div>
      </details>
      <div className="sticky top-8 hidden gap-6 lg:grid">
        <Groups groups={groups} path={path} />
      </div>
    </nav>
  );
}

function Groups({ groups, path }: { groups: NavGroup[]; path: string }) {
  return groups.map(({ title, links }) => (
    <div key={links[0]?.href} className="grid content-start gap-0.5">
      {title ? <p className="px-3 pb-1 text-xs font-medium text-muted">{title}</p> : null}
      {links.map((link) => (
        <Entry key={link.href} link={link} here={isHere(link, path)} />
      ))}
    </div>
  ));
}

const isHere = ({ href, exact }: NavLink, path: string) =>
  path === href || (!exact && path.startsWith(`${href}/`));

function Entry({ link: { href, label }, here }: { link: NavLink; here: boolean }) {
  return (
    <Link
      href={href}
      aria-current={here ? "page" : undefined}
      className={classNames(
        "rounded-lg px-3 py-1.5 font-medium",
        here ? "bg-accent-wash text-accent" : "hover:bg-sunken",
      )}
    >
      {label}
    </Link>
  );
}
