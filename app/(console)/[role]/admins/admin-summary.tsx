import { Badge } from "@/app/_ui/badge";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { roleWords } from "@/app/(console)/role-words";
import type { getAdminAccount } from "@/lib/accounts/admin-account/queries";

interface AdminSummaryProps {
  row: Awaited<ReturnType<typeof getAdminAccount>>;
  domains: string[];
}

export const AdminState = ({ active }: { active: boolean }) =>
  active ? <Badge tone="good">Enabled</Badge> : <Badge tone="danger">Disabled</Badge>;

/** What an administrator is at the moment, in words. */
export const AdminSummary = ({ row, domains }: AdminSummaryProps) => (
  <DescriptionList
    entries={[
      ["Role", roleWords[row.role].badge],
      ["State", <AdminState key="state" active={row.active} />],
      ["Domains", row.role === "superadmin" ? "All" : domains.join(", ") || "None"],
      ["Second factor", row.hasSecondFactor ? "Set up" : "None"],
      ["May open mailboxes", row.mayOpenAs ? "Yes" : "No"],
      ["Created", <LocalTime key="created" value={row.createdAt.toISOString()} show="date" />],
    ]}
  />
);
