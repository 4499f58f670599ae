import { Download } from "lucide-react";
import { Button } from "@/app/_ui/button";
import { useWords } from "@/app/_words/use-words";
import { exportHref } from "@/app/(console)/[role]/(logs)/log-query";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { words } from "@/lib/words/text";

const exportWords = words("console.logs.export", { csv: "CSV", ndjson: "JSON Lines" });
const formats = ["csv", "ndjson"] as const;

interface ExportLinksProps {
  adminRole: AdminRole;
  log: "logins" | "audit-events" | "sync-runs" | `sync-runs/${string}/lines`;
  filter: Record<string, string | Date | undefined>;
}

/** Everything that the list's filter finds, as a file; not only the page that is shown. */
export function ExportLinks({ adminRole: role, log, filter }: ExportLinksProps) {
  const t = useWords(exportWords);
  const base = `/api/v1/${role === "superadmin" ? "admin" : "domain-admin"}/${log}`;
  return (
    <div className="flex flex-wrap gap-2">
      {formats.map((format) => (
        <Button key={format} asChild size="small">
          {/* A plain link: the answer is a file, not a page. */}
          <a href={exportHref(base, format, filter)} download>
            <Download aria-hidden="true" />
            {t(format)}
          </a>
        </Button>
      ))}
    </div>
  );
}
