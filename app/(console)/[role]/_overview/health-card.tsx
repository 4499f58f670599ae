import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import Link from "next/link";
import { Suspense } from "react";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay } from "@/app/_words/get-words";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { requireAdminPage } from "@/lib/faces/session/admin";
import { type Check, listChecks } from "@/lib/upkeep/overview/health-checks";
import { type PartHealth, runCheck } from "@/lib/upkeep/overview/read-health";

const partWords: Record<PartHealth["part"], string> = {
  web: "Portal",
  database: "Database",
  gate: "Gate (logins of mail apps)",
  dovecot: "Dovecot",
  "identity-provider": "Identity provider",
};

const states = {
  working: { label: "Works", tone: "good", icon: CircleCheck, colour: "text-good" },
  failing: { label: "Does not work", tone: "danger", icon: CircleX, colour: "text-danger" },
  "not-set-up": { label: "Not watched", tone: "neutral", icon: CircleDashed, colour: "text-muted" },
} as const;

interface HealthCardProps {
  context: Awaited<ReturnType<typeof requireAdminPage>>["context"];
  adminRole: AdminRole;
}

/** Whether each part works, asked while the page is shown: a part that hangs holds up its own line only. */
export async function HealthCard({ context, adminRole: role }: HealthCardProps) {
  const checks = await listChecks(context);
  return (
    <Card title="Health" intro="Asked just now. Load the page again to ask again.">
      <ul className="divide-y divide-line">
        {checks.map((check) => (
          <li key={`${check.part} ${check.name}`} className="py-3 first:pt-0 last:pb-0">
            <Suspense fallback={<Asking check={check} />}>
              <Answer check={check} context={context} adminRole={role} />
            </Suspense>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const nameOf = ({ part, name }: Pick<Check, "part" | "name">) =>
  name ? `${partWords[part]} ${name}` : partWords[part];

function Asking({ check }: { check: Check }) {
  return (
    <div className="flex items-center gap-3 text-sm">
      <CircleDashed aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <span className="font-medium wrap-anywhere">{nameOf(check)}</span>
      <Badge>Asking …</Badge>
    </div>
  );
}

async function Answer({ check, context, adminRole: role }: HealthCardProps & { check: Check }) {
  const say = await getSay();
  const health = await runCheck(context.actor, check);
  const { label, tone, icon: Icon, colour } = states[health.state];
  return (
    <div className="flex gap-3 text-sm">
      <Icon aria-hidden="true" className={`size-5 shrink-0 ${colour}`} />
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium wrap-anywhere">{nameOf(health)}</span>
          <Badge tone={tone}>{label}</Badge>
          {health.state === "not-set-up" ? null : (
            <span className="text-muted">
              {health.took} ms, <LocalTime value={health.checkedAt.toISOString()} show="second" />
            </span>
          )}
        </p>
        {health.problem ? <p className="wrap-anywhere">{say(health.problem)}</p> : null}
        {health.advice ? <p className="text-muted">{say(health.advice)}</p> : null}
        {health.state === "failing" && health.name && role === "superadmin" ? (
          <p>
            <Link href={`/admin/providers/${health.name}`} prefetch={false} className="text-accent underline">
              Open the provider
            </Link>
          </p>
        ) : null}
      </div>
    </div>
  );
}
