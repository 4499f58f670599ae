import { Monitor, Moon, Sun } from "lucide-react";
import { chooseAppearance, chooseLanguage } from "@/app/_preferences/choose-actions";
import { currentAppearance } from "@/app/_preferences/current-appearance";
import { classNames } from "@/app/_ui/class-names";
import { getWords } from "@/app/_words/get-words";
import { currentReader } from "@/lib/faces/session/reader";
import { appearances } from "@/lib/platform/reader/appearance";
import { languages } from "@/lib/words/languages";
import { words } from "@/lib/words/text";

const footWords = words("preferences.foot", {
  language: "Language",
  appearance: "Appearance",
  system: "Use the device's colors",
  light: "Light",
  dark: "Dark",
});

/** The foot of every page: in which language it is shown, and in which colours. Forms, so it works without script. */
export function PreferenceFoot() {
  return (
    <footer className="flex min-h-14 flex-wrap items-center justify-center gap-x-6 gap-y-1 px-5 py-2 text-sm text-muted">
      <LanguageForm />
      <AppearanceForm />
    </footer>
  );
}

const buttonLook = "inline-flex min-h-8 items-center rounded-lg px-2.5 hover:bg-sunken hover:text-ink";
const pressedLook = "font-medium text-ink";

async function LanguageForm() {
  const t = await getWords(footWords);
  const { language } = await currentReader();
  return (
    <form action={chooseLanguage}>
      <fieldset className="flex flex-wrap justify-center">
        <legend className="sr-only">{t("language")}</legend>
        {languages().map(({ tag, name }) => (
          <button
            key={tag}
            type="submit"
            name="language"
            value={tag}
            lang={tag}
            aria-pressed={tag === language}
            className={classNames(buttonLook, tag === language && pressedLook)}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

const icons = { system: Monitor, light: Sun, dark: Moon } as const;

async function AppearanceForm() {
  const t = await getWords(footWords);
  const current = await currentAppearance();
  return (
    <form action={chooseAppearance}>
      <fieldset className="flex">
        <legend className="sr-only">{t("appearance")}</legend>
        {appearances.map((appearance) => {
          const Icon = icons[appearance];
          return (
            <button
              key={appearance}
              type="submit"
              name="appearance"
              value={appearance}
              title={t(appearance)}
              aria-label={t(appearance)}
              aria-pressed={appearance === current}
              className={classNames(buttonLook, appearance === current && "bg-sunken text-ink")}
            >
              <Icon aria-hidden="true" className="size-4" />
            </button>
          );
        })}
      </fieldset>
    </form>
  );
}
