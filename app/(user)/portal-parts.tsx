import { AtSign, House, type LucideIcon, Settings, ShieldCheck, Smartphone } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
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

interface LinkProps {
  href: string;
  "aria-current": "page" | undefined;
  className: string;
  children: ReactNode;
}

interface PortalPartsProps {
  /** Where the reader is; null where none of the parts is. */
  path: string | null;
  /** What leads to a part. */
  as: ComponentType<LinkProps> | "a";
}

/** The parts of a person's pages, in one row on every screen; on phones each below its icon. */
export function PortalParts({ path, as: PartLink }: PortalPartsProps) {
  const t = useWords(navWords);
  return (
    <nav aria-label={t("label")} className="border-b border-line bg-surface">
      <ul className="mx-auto flex max-w-5xl justify-between px-1 sm:justify-start sm:gap-1 sm:px-2">
        {parts.map(({ key, href, icon: Icon }) => {
          const here = path !== null && isHere(href, path);
          return (
            <li key={key} className="min-w-0">
              <PartLink
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
              </PartLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
