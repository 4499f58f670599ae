import { Badge } from "@/app/_ui/badge";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { roleWords } from "@/app/(console)/role-words";
import type { getAdminAccount } from "@/lib/accounts/admin-account/queries";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { words } from "@/lib/words/text";

export const adminStateWords = words("console.admins.state", { on: "Enabled", off: "Disabled" });

const summaryWords = words("console.admins.summary", {
  role: "Role",
  state: "State",
  domains: "Domains",
  all: "All",
  none: "None",
  secondFactor: "Second factor",
  setUp: "Set up",
  impersonation: "Impersonation",
  allowed: "Allowed",
  notAllowed: "Not allowed",
  created: "Created",
});

interface AdminSummaryProps {
  row: Awaited<ReturnType<typeof getAdminAccount>>;
  domains: string[];
}

/** Whether an administrator can sign in. */
export function AdminState({ active }: { active: boolean }) {
  const t = useWords(adminStateWords);
  return <Badge tone={active ? "good" : "danger"}>{t(active ? "on" : "off")}</Badge>;
}

/** What an administrator's role is called. */
export const RoleName = ({ role }: { role: AdminRole }) => useWords(roleWords)(role);

/** What an administrator is at the moment, in words. */
export function AdminSummary({ row, domains }: AdminSummaryProps) {
  const t = useWords(summaryWords);
  return (
    <DescriptionList
      entries={[
        [t("role"), <RoleName key="role" role={row.role} />],
        [t("state"), <AdminState key="state" active={row.active} />],
        [t("domains"), row.role === "superadmin" ? t("all") : domains.join(", ") || t("none")],
        [t("secondFactor"), t(row.hasSecondFactor ? "setUp" : "none")],
        [t("impersonation"), t(row.mayImpersonate ? "allowed" : "notAllowed")],
        [t("created"), <LocalTime key="created" value={row.createdAt} show="date" />],
      ]}
    />
  );
}
