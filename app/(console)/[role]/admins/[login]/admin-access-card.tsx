import { Card } from "@/app/_ui/card";
import { useWords } from "@/app/_words/use-words";
import { OperationButton } from "@/app/(console)/operation-button";
import { words } from "@/lib/words/text";

const accessWords = words("console.admins.access", {
  title: "Access",
  intro: "Changes apply immediately, to the console and to API keys.",
});

interface AdminAccessCardProps {
  admin: { login: string; version: number; active: boolean; role: "superadmin" | "domain-admin" };
}

/** Whether an administrator may come in, and as what. */
export function AdminAccessCard({ admin: { login, version, active, role } }: AdminAccessCardProps) {
  const t = useWords(accessWords);
  const about = { by: "superadmin", to: { login }, version } as const;
  return (
    <Card title={t("title")} intro={t("intro")}>
      <div className="flex flex-wrap gap-3">
        <OperationButton {...about} does="admin.set-state" as={active ? "disable" : "enable"} />
        <OperationButton
          {...about}
          does="admin.set-role"
          as={role === "superadmin" ? "domain-admin" : "superadmin"}
        />
      </div>
    </Card>
  );
}
