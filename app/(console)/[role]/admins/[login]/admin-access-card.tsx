import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { setAdminRole, setAdminState } from "@/app/(console)/[role]/admins/[login]/admin-access-actions";

interface AdminAccessCardProps {
  subject: Record<string, string>;
  admin: { login: string; active: boolean; role: "superadmin" | "domain-admin" };
}

/** Whether an administrator may come in, and as what. */
export const AdminAccessCard = ({ subject, admin }: AdminAccessCardProps) => (
  <Card title="Access" intro="Both hold at once, for the console and for API keys.">
    <div className="flex flex-wrap gap-3">
      {admin.active ? <SwitchOff subject={subject} login={admin.login} /> : null}
      {admin.active ? null : <SwitchOn subject={subject} login={admin.login} />}
      {admin.role === "superadmin" ? (
        <ConfirmButton
          action={setAdminRole}
          values={{ ...subject, role: "domain-admin" }}
          label="Make a domain admin"
          question={`Make ${admin.login} a domain admin?`}
          consequence="The account begins without any domain: choose them afterwards. Its sessions end, and it signs in at /domain-admin from then on."
          confirm="Make a domain admin"
          pendingLabel="Changing …"
          keep="Keep as it is"
        />
      ) : (
        <ConfirmButton
          action={setAdminRole}
          values={{ ...subject, role: "superadmin" }}
          label="Make a superadmin"
          question={`Make ${admin.login} a superadmin?`}
          consequence="The account then administers the whole installation, other administrators too. Its sessions end, and it signs in at /admin from then on."
          confirm="Make a superadmin"
          pendingLabel="Changing …"
          keep="Keep as it is"
        />
      )}
    </div>
  </Card>
);

interface SwitchProps {
  subject: Record<string, string>;
  login: string;
}

const SwitchOff = ({ subject, login }: SwitchProps) => (
  <ConfirmButton
    action={setAdminState}
    values={{ ...subject, active: "off" }}
    label="Disable"
    question={`Disable ${login}?`}
    consequence="Its sessions end at once, those in opened mailboxes too, and its API keys stop working. Nothing is deleted."
    confirm="Disable"
    pendingLabel="Disabling …"
    keep="Keep it enabled"
  />
);

const SwitchOn = ({ subject, login }: SwitchProps) => (
  <ConfirmButton
    action={setAdminState}
    values={{ ...subject, active: "on" }}
    label="Enable"
    question={`Enable ${login}?`}
    consequence="It can sign in again, and its API keys work again."
    confirm="Enable"
    pendingLabel="Enabling …"
    keep="Keep it disabled"
  />
);
