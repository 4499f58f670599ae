import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { PageTitle } from "@/app/_ui/page-title";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { DiscardDraft } from "@/app/(console)/[role]/providers/wizard/discard-draft";
import { KindChoice } from "@/app/(console)/[role]/providers/wizard/kind-choice";
import { stepPath } from "@/app/(console)/[role]/providers/wizard/steps";
import { wizardWords } from "@/app/(console)/[role]/providers/wizard/words";
import { consolePage } from "@/app/(console)/console-page";
import { listDrafts, type ProviderDraft } from "@/lib/accounts/provider-draft/queries";
import { kindOf, providerKindName, providerKinds } from "@/lib/providers/kinds/registry";
import { words } from "@/lib/words/text";

const pageWords = words("console.providers.new", {
  choose: "What do you want to connect?",
  chooseIntro:
    "Four steps: connect, test, decide who gets what, and switch it on. Nothing changes before the last one.",
  drafts: "Your drafts",
  draftsIntro: "Kept for a week after the last change.",
  unnamed: "{kind}, not named yet",
  named: "{kind}: {name}",
  changed: "Last changed <time></time>",
});

/** Where connecting a provider begins: what it is, or a draft to go on with. */
const { show, generateMetadata } = consolePage(
  "/providers/new",
  async ({ context, back }) => {
    const drafts = await listDrafts(context);
    const [t, say] = [await getWords(pageWords), await getSay()];
    return (
      <>
        <PageTitle title={(await getWords(wizardWords))("title")} back={back} />
        <Card title={t("choose")} intro={t("chooseIntro")}>
          <KindChoice
            kinds={providerKinds.map((value) => {
              const { choice, about } = kindOf(value);
              return { value, label: say(choice), about: say(about) };
            })}
          />
        </Card>
        {drafts.length > 0 ? <Drafts drafts={drafts} /> : null}
      </>
    );
  },
  { title: wizardWords("title"), does: "identity-provider.create" },
);

export { generateMetadata, show as default };

async function Drafts({ drafts }: { drafts: readonly ProviderDraft[] }) {
  const [t, say] = [await getWords(pageWords), await getSay()];
  const nameOf = ({ values }: ProviderDraft) => {
    const kind = kindOf(providerKindName.parse(values.kind)).choice;
    return say(
      values.name ? pageWords("named", { kind, name: values.name }) : pageWords("unnamed", { kind }),
    );
  };
  return (
    <Card title={t("drafts")} intro={t("draftsIntro")}>
      <ul className="divide-y divide-line">
        {drafts.map((draft) => (
          <li
            key={draft.id}
            className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0"
          >
            <div className="grid min-w-0 gap-0.5 text-sm">
              <TextLink href={stepPath(draft.id, "connect")}>{nameOf(draft)}</TextLink>
              <span className="text-muted">
                {t.rich("changed", { time: () => <LocalTime value={draft.changedAt.toISOString()} /> })}
              </span>
            </div>
            <DiscardDraft draft={draft.id} name={nameOf(draft)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
