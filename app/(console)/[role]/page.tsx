import { type ReactNode, Suspense } from "react";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { AttentionCard } from "@/app/(console)/[role]/_overview/attention-card";
import { dimensions, type Narrowed } from "@/app/(console)/[role]/_overview/chart-sums";
import { HealthCard } from "@/app/(console)/[role]/_overview/health-card";
import { LoginChartCard } from "@/app/(console)/[role]/_overview/login-chart-card";
import { SetupCard } from "@/app/(console)/[role]/_overview/setup-card";
import { SyncCard } from "@/app/(console)/[role]/_overview/sync-card";
import { TotalsCard } from "@/app/(console)/[role]/_overview/totals-card";
import { overviewWords } from "@/app/(console)/[role]/_overview/words";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { oneOf } from "@/app/(console)/list-query";
import { offered } from "@/app/(console)/offered";
import { roleTitleWords } from "@/app/(console)/role-words";
import { chartRangeNames } from "@/lib/credentials/login-attempt/login-chart";

/** Where an administrator lands: what needs attention, whether each part works, and the logins over time. */
export default async function OverviewPage(props: ConsolePageProps) {
  const { role, path, query, context } = await openPage(props, "");
  const attention = offered(context, "overview.attention");
  const logins = offered(context, "overview.logins");
  const health = offered(context, "overview.health");
  const t = await getWords(overviewWords);
  const title = (await getWords(roleTitleWords))(role);
  return (
    <>
      <PageTitle title={title} />
      {role === "superadmin" ? (
        <Later>
          <SetupCard context={context} />
        </Later>
      ) : null}
      {attention ? (
        <>
          <Later title={t("attention")}>
            <AttentionCard context={attention} start={path} />
          </Later>
          <Later>
            <TotalsCard context={attention} start={path} />
          </Later>
        </>
      ) : null}
      {logins ? (
        <Later title={t("logins")}>
          <LoginChartCard
            context={logins}
            path={path}
            range={oneOf(chartRangeNames, query.range) ?? "day"}
            only={narrowedBy(query)}
            by={oneOf(dimensions, query.by) ?? narrowedBy(query)?.by ?? "door"}
          />
        </Later>
      ) : null}
      {health ? <HealthCard context={health} adminRole={role} /> : null}
      {role === "superadmin" ? (
        <Later title={t("lastSync")}>
          <SyncCard context={context} />
        </Later>
      ) : null}
    </>
  );
}

function narrowedBy(query: Record<string, string>): Narrowed | undefined {
  const by = dimensions.find((one) => query[one]);
  const value = by && query[by];
  return by && value ? { by, value: value.slice(0, 64) } : undefined;
}

/** What comes when it is ready; until then its title alone, where it has one. */
function Later({ title, children }: { title?: string; children: ReactNode }) {
  const t = useWords(overviewWords);
  const waiting = title ? (
    <Card title={title}>
      <p className="text-sm text-muted">{t("loading")}</p>
    </Card>
  ) : null;
  return <Suspense fallback={waiting}>{children}</Suspense>;
}
