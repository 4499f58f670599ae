import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { useSay, useWords } from "@/app/_words/use-words";
import { EnabledBadge } from "@/app/(console)/enabled-badge";
import { roleWords } from "@/app/(console)/role-words";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import type { getAdminAccount } from "@/lib/accounts/admin-account/queries";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { words } from "@/lib/words/text";

const summaryWords = words("console.admins.summary", {
  state: "State",
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

/** What an administrator's role is called. */
export const RoleName = ({ role }: { role: AdminRole }) => useWords(roleWords)(role);

/** What an administrator is at the moment, in words. */
export function AdminSummary({ row, domains }: AdminSummaryProps) {
  const [t, say] = [useWords(summaryWords), useSay()];
  return (
    <DescriptionList
      entries={[
        [say(adminFields.role.label), <RoleName key="role" role={row.role} />],
        [t("state"), <EnabledBadge key="state" active={row.active} off="danger" />],
        [
          say(adminFields.domains.label),
          row.role === "superadmin" ? t("all") : domains.join(", ") || t("none"),
        ],
        [t("secondFactor"), t(row.hasSecondFactor ? "setUp" : "none")],
        [t("impersonation"), t(row.mayImpersonate ? "allowed" : "notAllowed")],
        [t("created"), <LocalTime key="created" value={row.createdAt} show="date" />],
      ]}
    />
  );
}
