import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import Link from "next/link";
import { Suspense } from "react";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { RestFolded } from "@/app/(console)/[role]/_overview/rest-folded";
import { overviewWords } from "@/app/(console)/[role]/_overview/words";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { Context } from "@/lib/platform/db/context";
import { type Check, listChecks } from "@/lib/upkeep/overview/health-checks";
import { runCheck } from "@/lib/upkeep/overview/read-health";
import { words } from "@/lib/words/text";

const healthWords = words("console.overview.health", {
  title: "Health",
  intro: "Checked just now. Reload the page to check again.",
  checking: "Checking…",
  named: "{part} {name}",
  details: "Technical details",
  notSetUpYet: "Not set up yet",
  more: "{count, plural, one {# more identity provider} other {# more identity providers}}",
  installation: "Installation",
  web: "Portal",
  database: "Database",
  gate: "Gate (mail app logins)",
  dovecot: "Dovecot",
  mail: "Mails to people",
  geoip: "GeoIP file",
  "identity-provider": "Identity provider",
  working: "Working",
  failing: "Not working",
  "not-set-up": "Not monitored",
  took: "{took, number} ms, <time></time>",
});

/** What it means that a part does not work, before anything technical. */
const brokenWords = words("console.overview.broken", {
  installation: "Nothing is set up yet.",
  web: "The portal does not answer.",
  database: "The database does not answer.",
  gate: "The gate does not answer. It decides on every login of a mail app.",
  dovecot: "Dovecot's control port does not answer.",
  mail: "Mails to people are not going out.",
  geoip: "The file with the places of networks can't be read.",
  "identity-provider": "{name} does not answer as it should.",
});

const states = {
  working: { tone: "good", icon: CircleCheck, colour: "text-good" },
  failing: { tone: "danger", icon: CircleX, colour: "text-danger" },
  "not-set-up": { tone: "neutral", icon: CircleDashed, colour: "text-muted" },
} as const;

/** The parts of the installation and the first providers; further ones are folded. */
const shownChecks = 12;

interface HealthCardProps {
  context: Context;
  adminRole: AdminRole;
}

/** Whether each part works, asked while the page is shown: a part that hangs holds up its own line only. */
export async function HealthCard({ context, adminRole: role }: HealthCardProps) {
  const checks = await listChecks(context);
  const t = await getWords(healthWords);
  return (
    <Card title={t("title")} intro={t("intro")}>
      <RestFolded
        items={checks}
        shown={shownChecks}
        more={(count) => t("more", { count })}
        list={(those) => <Lines checks={those} context={context} adminRole={role} />}
      />
    </Card>
  );
}

function Lines({ checks, context, adminRole }: HealthCardProps & { checks: readonly Check[] }) {
  return (
    <ul className="divide-y divide-line">
      {checks.map((check) => (
        <li key={`${check.part} ${check.name}`} className="py-3 first:pt-0 last:pb-0">
          <Suspense fallback={<Asking check={check} />}>
            <Answer check={check} context={context} adminRole={adminRole} />
          </Suspense>
        </li>
      ))}
    </ul>
  );
}

function Name({ part, name }: Pick<Check, "part" | "name">) {
  const t = useWords(healthWords);
  return (
    <span className="font-medium wrap-anywhere">{name ? t("named", { part: t(part), name }) : t(part)}</span>
  );
}

function Asking({ check }: { check: Check }) {
  const t = useWords(healthWords);
  return (
    <div className="flex items-center gap-3 text-sm">
      <CircleDashed aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <Name {...check} />
      <Badge>{t("checking")}</Badge>
    </div>
  );
}

async function Answer({ check, context, adminRole: role }: HealthCardProps & { check: Check }) {
  const say = await getSay();
  const health = await runCheck(context.actor, check);
  const { tone, icon: Icon, colour } = states[health.state];
  const isUnset = health.part === "installation" && health.state === "not-set-up";
  const [t, all, broken] = [
    await getWords(healthWords),
    await getWords(overviewWords),
    await getWords(brokenWords),
  ];
  return (
    <div className="flex gap-3 text-sm">
      <Icon aria-hidden="true" className={`size-5 shrink-0 ${colour}`} />
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Name {...health} />
          <Badge tone={isUnset ? "warning" : tone}>{t(isUnset ? "notSetUpYet" : health.state)}</Badge>
          {health.state === "not-set-up" ? null : (
            <span className="text-muted">
              {t.rich("took", {
                took: health.took,
                time: () => <LocalTime value={health.checkedAt} show="second" />,
              })}
            </span>
          )}
        </p>
        {health.state === "failing" ? <p>{broken(health.part, { name: health.name ?? "" })}</p> : null}
        {health.advice ? <p className="text-muted">{say(health.advice)}</p> : null}
        {health.problem ? (
          <details className="text-muted">
            <summary className="w-fit cursor-pointer">{t("details")}</summary>
            <p className="mt-1 wrap-anywhere">{say(health.problem)}</p>
          </details>
        ) : null}
        {health.state === "failing" && health.name && role === "superadmin" ? (
          <p>
            <Link href={`/admin/providers/${health.name}`} prefetch={false} className="text-accent underline">
              {all("viewProvider")}
            </Link>
          </p>
        ) : null}
      </div>
    </div>
  );
}
