import Link from "next/link";
import { classNames } from "@/app/_ui/class-names";

export interface PageTab {
  label: string;
  href: string;
}

interface PageTabsProps {
  /** What the parts are parts of. */
  label: string;
  tabs: readonly PageTab[];
  /** The address of the part that is shown. */
  here: string;
}

/** The parts of something, each a page with an address of its own; where they do not fit side by side, they wrap. */
export const PageTabs = ({ label, tabs, here }: PageTabsProps) => (
  <nav aria-label={label} className="border-b border-line pb-3 text-sm">
    <ul className="flex flex-wrap gap-1">
      {tabs.map(({ label: title, href }) => (
        <li key={href}>
          <Link
            href={href}
            aria-current={href === here ? "page" : undefined}
            className={classNames(
              "block rounded-lg px-3 py-1.5 font-medium",
              href === here ? "bg-accent-wash text-accent" : "hover:bg-sunken",
            )}
          >
            {title}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
