import { Suspense } from "react";
import { listHref, listQuery, oneOf, type SearchParams } from "@/app/_administration/list-query";
import { AttentionCard } from "@/app/_administration/overview/attention-card";
import { dimensions, type Narrowed } from "@/app/_administration/overview/chart-sums";
import { HealthCard } from "@/app/_administration/overview/health-card";
import { LoginChartCard } from "@/app/_administration/overview/login-chart-card";
import { SyncCard } from "@/app/_administration/overview/sync-card";
import { roleWords } from "@/app/_administration/role-words";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { chartRangeNames } from "@/lib/credentials/login-attempt/login-chart";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

interface OverviewPageProps {
  adminRole: AdminRole;
  searchParams: SearchParams;
}

/** Where an administrator lands: what needs attention, whether each part works, and the logins over time. */
export async function OverviewPage({ adminRole: role, searchParams }: OverviewPageProps) {
  const path = consolePath(role);
  const query = await listQuery(searchParams);
  const { context } = await requireAdminPage(role, listHref(path, query, {}));
  return (
    <>
      <PageTitle title={roleWords[role].title} />
      <Suspense fallback={<Waiting title="Needs attention" />}>
        <AttentionCard context={context} start={path} />
      </Suspense>
      <Suspense fallback={<Waiting title="Logins" />}>
        <LoginChartCard
          context={context}
          path={path}
          range={oneOf(chartRangeNames, query.range) ?? "day"}
          only={narrowedBy(query)}
        />
      </Suspense>
      <HealthCard context={context} adminRole={role} />
      {role === "superadmin" ? (
        <Suspense fallback={<Waiting title="Last sync" />}>
          <SyncCard context={context} />
        </Suspense>
      ) : null}
    </>
  );
}

function narrowedBy(query: Record<string, string>): Narrowed | undefined {
  const by = dimensions.find((one) => query[one]);
  const value = by && query[by];
  return by && value ? { by, value: value.slice(0, 64) } : undefined;
}

function Waiting({ title }: { title: string }) {
  return (
    <Card title={title}>
      <p className="text-sm text-muted">Loading …</p>
    </Card>
  );
}
