import { Download } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { exportHref } from "@/app/(console)/[role]/(logs)/log-query";
import type { AdminRole } from "@/lib/accounts/admin-account/role";

interface ExportLinksProps {
  adminRole: AdminRole;
  log: "logins" | "audit-events" | "sync-runs" | `sync-runs/${string}/lines`;
  filter: Record<string, string | Date | undefined>;
}

/** Everything that the list's filter finds, as a file; not only the page that is shown. */
export function ExportLinks({ adminRole: role, log, filter }: ExportLinksProps) {
  const base = `/api/v1/${role === "superadmin" ? "admin" : "domain-admin"}/${log}`;
  return (
    <div className="flex flex-wrap gap-2">
      {(
        [
          ["csv", "CSV"],
          ["ndjson", "JSON lines"],
        ] as const
      ).map(([format, label]) => (
        <Button key={format} asChild size="small">
          {/* A plain link: the answer is a file, not a page. */}
          <a href={exportHref(base, format, filter)} download>
            <Download aria-hidden="true" />
            {label}
          </a>
        </Button>
      ))}
    </div>
  );
}
