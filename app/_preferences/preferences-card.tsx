import { currentAppearance } from "@/app/_preferences/current-appearance";
import { PreferencesForm } from "@/app/_preferences/preferences-form";
import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { currentReader } from "@/lib/faces/session/reader";
import { languages } from "@/lib/words/languages";
import { words } from "@/lib/words/text";

const cardWords = words("preferences.card", {
  title: "Language and appearance",
  intro: "The language and the time zone are kept with your account, the colors in this browser.",
  introVisitor: "Kept in this browser.",
});

interface PreferencesCardProps {
  /** The account's own time zone, null for the browser's; left out where no account keeps one. */
  timeZone?: string | null;
}

/** In which language, time zone and colours somebody sees all pages. */
export async function PreferencesCard({ timeZone }: PreferencesCardProps) {
  const t = await getWords(cardWords);
  const { chosenLanguage } = await currentReader();
  return (
    <Card title={t("title")} intro={t(timeZone === undefined ? "introVisitor" : "intro")}>
      <PreferencesForm
        languages={languages()}
        language={chosenLanguage ?? ""}
        appearance={await currentAppearance()}
        timeZone={timeZone}
        timeZones={timeZone === undefined ? [] : Intl.supportedValuesOf("timeZone")}
      />
    </Card>
  );
}
