import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { useWords } from "@/app/_words/use-words";
import { setAdminRole, setAdminState } from "@/app/(console)/[role]/admins/[login]/admin-access-actions";
import { words } from "@/lib/words/text";

const accessWords = words("console.admins.access", {
  title: "Access",
  intro: "Changes apply immediately, to the console and to API keys.",
  cancel: "Cancel",
  changing: "Changing…",
  makeDomainAdmin: "Change to domain admin",
  askDomainAdmin: "Change {login} to domain admin?",
  domainAdminConsequence:
    "The administrator is signed out, starts without any domains until you assign some, and signs in at /domain-admin from now on.",
  makeSuperadmin: "Change to superadmin",
  askSuperadmin: "Change {login} to superadmin?",
  superadminConsequence:
    "The administrator can then manage everything on this server, including other administrators. They are signed out and sign in at /admin from now on.",
  disable: "Disable",
  askDisable: "Disable {login}?",
  disableConsequence:
    "The administrator is signed out immediately, any impersonation ends, and their API keys stop working. Nothing is deleted.",
  disabling: "Disabling…",
  enable: "Enable",
  askEnable: "Enable {login}?",
  enableConsequence: "The administrator can sign in again, and their API keys work again.",
  enabling: "Enabling…",
});

interface AdminAccessCardProps {
  subject: Record<string, string>;
  admin: { login: string; active: boolean; role: "superadmin" | "domain-admin" };
}

/** Whether an administrator may come in, and as what. */
export function AdminAccessCard({ subject, admin: { login, active, role } }: AdminAccessCardProps) {
  const t = useWords(accessWords);
  const Switch = active ? SwitchOff : SwitchOn;
  const Change = role === "superadmin" ? ToDomainAdmin : ToSuperadmin;
  return (
    <Card title={t("title")} intro={t("intro")}>
      <div className="flex flex-wrap gap-3">
        <Switch subject={subject} login={login} />
        <Change subject={subject} login={login} />
      </div>
    </Card>
  );
}

interface SwitchProps {
  subject: Record<string, string>;
  login: string;
}

function ToDomainAdmin({ subject, login }: SwitchProps) {
  const t = useWords(accessWords);
  return (
    <ConfirmButton
      action={setAdminRole}
      values={{ ...subject, role: "domain-admin" }}
      label={t("makeDomainAdmin")}
      question={t("askDomainAdmin", { login })}
      consequence={t("domainAdminConsequence")}
      confirm={t("makeDomainAdmin")}
      pendingLabel={t("changing")}
      keep={t("cancel")}
    />
  );
}

function ToSuperadmin({ subject, login }: SwitchProps) {
  const t = useWords(accessWords);
  return (
    <ConfirmButton
      action={setAdminRole}
      values={{ ...subject, role: "superadmin" }}
      label={t("makeSuperadmin")}
      question={t("askSuperadmin", { login })}
      consequence={t("superadminConsequence")}
      confirm={t("makeSuperadmin")}
      pendingLabel={t("changing")}
      keep={t("cancel")}
    />
  );
}

function SwitchOff({ subject, login }: SwitchProps) {
  const t = useWords(accessWords);
  return (
    <ConfirmButton
      action={setAdminState}
      values={{ ...subject, active: "off" }}
      label={t("disable")}
      question={t("askDisable", { login })}
      consequence={t("disableConsequence")}
      confirm={t("disable")}
      pendingLabel={t("disabling")}
      keep={t("cancel")}
    />
  );
}

function SwitchOn({ subject, login }: SwitchProps) {
  const t = useWords(accessWords);
  return (
    <ConfirmButton
      action={setAdminState}
      values={{ ...subject, active: "on" }}
      label={t("enable")}
      question={t("askEnable", { login })}
      consequence={t("enableConsequence")}
      confirm={t("enable")}
      pendingLabel={t("enabling")}
      keep={t("cancel")}
    />
  );
}
