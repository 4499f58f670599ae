import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import { providerPages } from "@/app/(console)/[role]/providers/provider-pages";
import { kindOf } from "@/lib/providers/kinds/registry";
import { words } from "@/lib/words/text";

const pageWords = words("console.providers.connected", {
  connected: "{name} is connected",
  enabled: "People can sign in with it now.",
  disabled: "It's disabled: nobody can sign in with it until you enable it.",
  try: "Sign in with it now",
  next: "What's next",
  firstRun: "Import people now",
  firstRunWhy: "Start the first run, or preview it once more.",
  templates: "Refine who gets which template",
  templatesWhy: "By group, department or any other claim.",
  domains: "Assign domains to it",
  domainsWhy: "New mailboxes of a domain then belong to this provider, and the login page leads there.",
  overview: "View the provider",
  overviewWhy: "Its state, its people and everything that can be changed.",
});

/** A provider has just been connected: how to try it, and what can be done next. */
const { show, generateMetadata } = providerPages.part("/connected", async ({ row, back }) => {
  const t = await getWords(pageWords);
  const { slug, name, enabled, kind } = row;
  const overview = `/admin/providers/${slug}`;
  const readsPeople = kindOf(kind).personSource !== null;
  const next = [
    ...(readsPeople ? [["firstRun", `${overview}/sync`, "firstRunWhy"] as const] : []),
    ["templates", `${overview}/templates`, "templatesWhy"] as const,
    ["domains", "/admin/domains", "domainsWhy"] as const,
    ["overview", overview, "overviewWhy"] as const,
  ];
  return (
    <>
      <PageTitle title={t("connected", { name })} back={back} />
      <Alert tone={enabled ? "good" : "info"} quiet title={t(enabled ? "enabled" : "disabled")}>
        {enabled ? (
          <p className="pt-2">
            <Button asChild look="primary">
              <a href="/?direct=1" target="_blank" rel="noreferrer">
                {t("try")}
              </a>
            </Button>
          </p>
        ) : null}
      </Alert>
      <Card title={t("next")}>
        <ul className="divide-y divide-line text-sm">
          {next.map(([label, href, why]) => (
            <li key={label} className="grid gap-0.5 py-3 first:pt-0 last:pb-0">
              <TextLink href={href} className="font-medium">
                {t(label)}
              </TextLink>
              <span className="text-muted">{t(why)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
});

export { generateMetadata, show as default };
