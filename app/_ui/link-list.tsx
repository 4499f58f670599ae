import { ExternalLink } from "lucide-react";
import { classNames } from "@/app/_ui/class-names";

interface LinkListProps {
  label: string;
  links: readonly { id: string; name: string; description: string; url: string }[];
  className?: string;
}

/** Links to other applications, each with one line about it. */
export function LinkList({ label, links, className }: LinkListProps) {
  return (
    <nav aria-label={label}>
      <ul className={classNames("grid gap-3", className)}>
        {links.map(({ id, name, description, url }) => (
          <li key={id} className="grid">
            {/* Plain links: other programs, some behind the same host. */}
            <a
              href={url}
              className="flex min-h-11 items-center gap-3 rounded-lg border border-line px-4 py-2.5 hover:bg-sunken"
            >
              <ExternalLink aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <span className="grid min-w-0">
                <span className="font-medium wrap-anywhere">{name}</span>
                {description ? <span className="text-sm wrap-anywhere text-muted">{description}</span> : null}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
