import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { domainPages } from "@/app/(console)/[role]/domains/[name]/domain-pages";
import { domainChoices } from "@/app/(console)/[role]/domains/domain-choices";
import { DomainForm } from "@/app/(console)/[role]/domains/domain-form";
import { EnabledBadge } from "@/app/(console)/enabled-badge";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { ObjectPage } from "@/app/(console)/object-page";
import { namedDomainFields } from "@/lib/accounts/domain/fields";
import { domainView } from "@/lib/accounts/domain/view";
import { words } from "@/lib/words/text";

const settingsWords = words("console.domains.settings", {
  settings: "Settings",
  hint: "Setting a limit below current usage keeps what exists but blocks anything new.",
});

/** What is set for a domain: its limits, and what its mailboxes are given. */
const { show, generateMetadata } = domainPages.part("/settings", async (opened) => {
  const { context, row, subject } = opened;
  const t = await getWords(settingsWords);
  return (
    <ObjectPage at={opened} badge={<EnabledBadge active={row.active} />}>
      <Card title={t("settings")} intro={t("hint")}>
        <DomainForm
          subject={subject}
          stored={valuesOf(namedDomainFields, domainView.show(row))}
          words={await inputWords(namedDomainFields)}
          mailboxes={row.mailboxes}
          {...(await domainChoices(context))}
        />
      </Card>
    </ObjectPage>
  );
});

export { generateMetadata, show as default };
